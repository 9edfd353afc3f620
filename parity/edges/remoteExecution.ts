import { csvText, instant } from '../../src/hunts/testing/csvText';
import type { EdgeCase } from '../edgeCases';

const BASE = '2026-03-02T23:58:00.000Z';
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;
const at = (ms: number): string => instant(BASE, ms);

const SERVICE = '7045';
const OUTSIDE = 'D:\\tools\\agent.exe';

type Item = readonly [ms: number, host: string, code: string, name: string, image: string];

const items: readonly Item[] = [
  // One shape of name on two hosts, half an hour apart, and a millisecond more.
  [0, 'PAT1', SERVICE, 'bcdfghjk', OUTSIDE],
  [30 * MINUTE, 'PAT2', SERVICE, 'zxcvbnmq', OUTSIDE],
  [60 * MINUTE + 1, 'PAT3', SERVICE, 'qwrtpsdf', OUTSIDE],
  // One session up to half an hour, and two.
  [DAY, 'GAP1', SERVICE, 'Tool', OUTSIDE],
  [DAY + 30 * MINUTE, 'GAP1', SERVICE, 'Tool2', OUTSIDE],
  [DAY, 'GAP2', SERVICE, 'Tool', OUTSIDE],
  [DAY + 30 * MINUTE + 1, 'GAP2', SERVICE, 'Tool2', OUTSIDE],
  // A task deleted after a minute, and a millisecond more.
  [2 * DAY, 'TASK1', '4698', '\\Update', '<command>c:\\windows\\system32\\x.exe</command>'],
  [2 * DAY + MINUTE, 'TASK1', '4699', '\\Update', ''],
  [2 * DAY, 'TASK2', '4698', '\\Update', '<command>c:\\windows\\system32\\x.exe</command>'],
  [2 * DAY + MINUTE + 1, 'TASK2', '4699', '\\Update', ''],
  [2 * DAY, 'TASK3', 'ScheduledTaskCreated', '\\Microsoft\\a', ''],
  [2 * DAY + 1, 'TASK3', 'ScheduledTaskDeleted', '\\Microsoft\\a', ''],
  [
    2 * DAY,
    'TASK4',
    '4698',
    '\\x',
    '<command>cmd</command><arguments>/c c:\\users\\public\\a.bat &gt; c:\\windows\\temp\\abcdefgh.tmp</arguments>',
  ],
  // What came before, a minute and a millisecond more, over each way.
  [3 * DAY, 'LOG1', SERVICE, 'Tool', 'cmd.exe /c x'],
  [3 * DAY, 'LOG2', SERVICE, 'Tool', 'cmd.exe /c x'],
  [3 * DAY, 'NET1', SERVICE, 'Tool', 'cmd.exe /c x'],
  [3 * DAY, 'SHR1', SERVICE, 'Tool', 'cmd.exe /c x'],
  [3 * DAY, 'LOCAL', SERVICE, 'Tool', 'cmd.exe /c x'],
  [3 * DAY, 'OUT', SERVICE, 'Tool', OUTSIDE],
  // Forms of paths, names and a driver; hosted services and known tools.
  [4 * DAY, 'FORM1', SERVICE, 'a', '\\??\\C:\\Windows\\abcdefgh.exe'],
  [4 * DAY, 'FORM2', SERVICE, 'a', '"%SystemRoot%/system32/cmd.exe" /c a'],
  [4 * DAY, 'FORM3', SERVICE, 'a', '%COMSPEC% /c powershell x'],
  [4 * DAY, 'FORM4', SERVICE, 'A'.repeat(40), 'c:\\windows\\system32\\a.exe'],
  [4 * DAY, 'FORM5', SERVICE, 'A'.repeat(39), 'c:\\windows\\system32\\a.exe'],
  [4 * DAY, 'FORM6', SERVICE, 'bcdfghjk_1a2b3', 'c:\\windows\\system32\\a.exe'],
  [4 * DAY, 'FORM7', SERVICE, 'bcdfghjk', ''],
  [4 * DAY, 'FORM8', SERVICE, 'bcdfghjk', 'C:\\Windows\\system32\\svchost.exe -k netsvcs'],
  [4 * DAY, 'FORM9', SERVICE, 'anydesk', 'c:\\windows\\ccmcache\\a.exe'],
];

/** Signs at the edge of each window, each way of coming in, and each form of a name or path. */
export const REMOTE_EXECUTION_EDGES: readonly EdgeCase[] = [
  {
    name: 'edges: signs of remote execution',
    tables: {
      service_logs: csvText(
        'timestamp,host,user,event_code,name,image_path,service_type,client_process_id',
        [
          ...items.map(([ms, host, code, name, image]) => [
            at(ms),
            host,
            'SYSTEM',
            code,
            name,
            `"${image.replaceAll('"', '""')}"`,
            '',
            '',
          ]),
          [at(4 * DAY), 'DRV', 'eve', SERVICE, 'bcdfghjk', 'D:\\a.sys', 'kernel mode driver', ''],
          [at(4 * DAY), 'RPC', 'eve', '4697', 'Fine', 'c:\\windows\\a\\b.exe', '0x10', '0'],
        ],
      ),
      process_logs: csvText(
        'timestamp,host,user,process_name,parent_process,parent_arguments,original_name,arguments',
        [
          [at(5 * DAY), 'PRC1', 'carol', 'cmd.exe', 'WmiPrvSE.exe', '', '', '/c whoami'],
          [at(5 * DAY + 1), 'PRC1', 'dave', 'powershell.exe', 'services.exe', '', '', 'x'],
          [at(5 * DAY), 'PRC2', 'PRC2$', 'renamed.exe', 'services.exe', '', 'psexesvc.exe', ''],
          [at(5 * DAY), 'PRC3', 'erin', 'notepad.exe', 'mmc.exe', '-Embedding', '', ''],
          [at(5 * DAY), 'PRC4', 'erin', 'cmd.exe', 'wsmprovhost.exe', '-Embedding', '', ''],
          [
            at(5 * DAY),
            'PRC5',
            'erin',
            'wmic.exe',
            'cmd.exe',
            '',
            '',
            '/node:a process call create b',
          ],
          [at(5 * DAY), '', '', 'cmd.exe', 'wmiprvse.exe', '', '', 'no host'],
        ],
      ),
      file_logs: csvText('timestamp,host,user,operation,file_path,file_name,request_ip,share', [
        [
          at(3 * DAY - SECOND),
          'SHR1',
          'mallory',
          'access',
          'svcctl',
          'svcctl',
          '10.0.0.8',
          '\\\\*\\IPC$',
        ],
        [
          at(5 * DAY),
          'PIPE',
          'mallory',
          'pipe',
          '\\PSEXESVC-A-1-stdin',
          '\\PSEXESVC-A-1-stdin',
          '',
          '',
        ],
        [
          at(5 * DAY),
          'PIPE',
          'mallory',
          'access',
          '__1700000000.12',
          '__1700000000.12',
          '10.0.0.8',
          'ADMIN$',
        ],
      ]),
      auth_logs: csvText('timestamp,host,user,source_ip,source_host,outcome,logon_type', [
        [at(3 * DAY - MINUTE), 'LOG1', 'mallory', '10.0.0.9', '', 'success', '3'],
        [at(3 * DAY - 2), 'LOG1', 'bob', '10.0.0.10', '', 'failure', '3'],
        [at(3 * DAY - MINUTE - 1), 'LOG2', 'mallory', '10.0.0.9', '', 'success', '3'],
        [at(3 * DAY - 1), 'LOCAL', 'mallory', '127.0.0.1', '', 'success', '3'],
        [at(3 * DAY - 1), 'LOCAL', 'mallory', '10.0.0.4', 'LOCAL', 'success', '3'],
        [at(3 * DAY - 1), 'OUT', 'mallory', '10.0.0.4', 'WS1', 'success', 'Network'],
      ]),
      net_logs: csvText('timestamp,host,user,source_ip,dest_ip,dest_port,direction', [
        [at(3 * DAY - 5), 'NET1', '', '10.0.0.7', '10.0.0.1', 445, 'Inbound'],
        [at(3 * DAY - 1), 'NET1', '', '10.0.0.6', '10.0.0.1', 80, 'Inbound'],
      ]),
    },
  },
];
