import { type CaseEvents, mergeEvents, type ProcessEvent } from '../caseEvents';
import { recordedTwice } from '../recordedTwice';
import { execution, logon, STOLEN_ACCOUNT } from './actors';

function typed(at: string, host: string, process: string, args: string): ProcessEvent {
  return execution(at, host, STOLEN_ACCOUNT, 'cmd.exe', process, args);
}

const deletions: readonly ProcessEvent[] = [
  typed('03-10 21:19:25.391', 'BKP-01', 'vssadmin.exe', 'delete shadows /all /quiet'),
  typed('03-10 21:19:58.206', 'BKP-01', 'wbadmin.exe', 'delete catalog -quiet'),
  typed('03-10 21:21:14.870', 'BKP-01', 'bcdedit.exe', '/set {default} recoveryenabled no'),
  typed(
    '03-10 21:24:40.633',
    'BKP-01',
    'cmd.exe',
    '/c "del /f /q D:\\Backup\\*.bkd D:\\Backup\\catalog.db"',
  ),
  typed('03-10 21:33:07.419', 'FS-02', 'vssadmin.exe', 'delete shadows /all /quiet'),
  typed('03-10 21:40:52.758', 'SQL-01', 'WMIC.exe', 'shadowcopy delete /nointeractive'),
  typed(
    '03-11 01:28:16.045',
    'WS-12',
    'vssadmin.exe',
    'resize shadowstorage /for=C: /on=C: /maxsize=401MB',
  ),
];

const logClearing: readonly ProcessEvent[] = [
  typed('03-11 01:40:03.512', 'FS-02', 'wevtutil.exe', 'cl Security'),
  typed('03-11 01:40:09.140', 'FS-02', 'wevtutil.exe', 'cl System'),
  typed('03-11 01:41:30.277', 'FS-01', 'wevtutil.exe', 'cl Security'),
  typed('03-11 01:43:12.906', 'WS-12', 'wevtutil.exe', 'cl "Windows PowerShell"'),
];

const leadUp: Partial<CaseEvents> = {
  auth: [
    logon('03-10 21:08:44.016', 'BKP-01', STOLEN_ACCOUNT, 'SQL-01', 10),
    logon('03-10 21:30:20.562', 'FS-02', STOLEN_ACCOUNT, 'BKP-01', 3),
    logon('03-10 21:38:33.907', 'SQL-01', STOLEN_ACCOUNT, 'BKP-01', 3),
  ],
  process: [
    typed('03-10 21:12:09.334', 'BKP-01', 'net.exe', 'stop "bkagent" /y'),
    typed('03-10 21:12:41.688', 'BKP-01', 'sc.exe', 'config bkagent start= disabled'),
  ],
};

/** Backups and shadow copies go first, event logs last. */
export function recoveryInhibition(): CaseEvents {
  return mergeEvents([leadUp, recordedTwice([...deletions, ...logClearing])]);
}
