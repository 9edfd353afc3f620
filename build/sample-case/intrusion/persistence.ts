import { utcMs } from '../caseClock';
import type { CaseEvents, GroupChangeEvent, ServiceTaskEvent } from '../caseEvents';
import {
  connection,
  execution,
  GUESSED_ACCOUNT,
  logon,
  PLANTED_ACCOUNT,
  STOLEN_ACCOUNT,
} from './actors';

export interface Persistence {
  readonly events: Partial<CaseEvents>;
  readonly serviceTask: readonly ServiceTaskEvent[];
  readonly groupChange: readonly GroupChangeEvent[];
}

const serviceTask: readonly ServiceTaskEvent[] = [
  {
    atMs: utcMs('03-10 19:04:20.903'),
    host: 'FS-02',
    user: GUESSED_ACCOUNT,
    eventCode: 7045,
    name: 'PSEXESVC',
    imagePath: '%SystemRoot%\\PSEXESVC.exe',
  },
  {
    atMs: utcMs('03-10 19:50:12.517'),
    host: 'SQL-01',
    user: STOLEN_ACCOUNT,
    eventCode: 7045,
    name: 'QxVb',
    imagePath: '%systemroot%\\QxVbLmTz.exe',
  },
  {
    atMs: utcMs('03-10 20:48:20.265'),
    host: 'WS-12',
    user: STOLEN_ACCOUNT,
    eventCode: 7045,
    name: 'HlsUpdSvc',
    imagePath: 'C:\\ProgramData\\hlsupd.exe',
  },
  {
    atMs: utcMs('03-10 20:58:41.330'),
    host: 'WS-19',
    user: STOLEN_ACCOUNT,
    eventCode: 4698,
    name: '\\HlsUpdate',
    imagePath: 'cmd.exe /c start /min C:\\ProgramData\\hlsupd.exe',
  },
];

const groupChange: readonly GroupChangeEvent[] = [
  {
    atMs: utcMs('03-10 20:10:11.412'),
    host: 'DC-01',
    user: STOLEN_ACCOUNT,
    member: PLANTED_ACCOUNT,
    group: 'Domain Admins',
    action: 'added',
    eventCode: 4728,
  },
  {
    atMs: utcMs('03-10 20:11:03.780'),
    host: 'DC-01',
    user: STOLEN_ACCOUNT,
    member: PLANTED_ACCOUNT,
    group: 'Backup Operators',
    action: 'added',
    eventCode: 4732,
  },
];

/** A new domain administrator, services and a task that start the intruder's tool again. */
export function persistence(): Persistence {
  return {
    events: {
      serviceTask,
      groupChange,
      net: [connection('03-10 20:06:07.218', 'SQL-01', STOLEN_ACCOUNT, 'DC-01', 389)],
      auth: [logon('03-10 20:06:10.640', 'DC-01', STOLEN_ACCOUNT, 'SQL-01', 3)],
      process: [
        execution(
          '03-10 20:08:30.095',
          'DC-01',
          STOLEN_ACCOUNT,
          'cmd.exe',
          'net.exe',
          `user ${PLANTED_ACCOUNT} * /add /domain`,
        ),
        execution(
          '03-10 20:10:11.380',
          'DC-01',
          STOLEN_ACCOUNT,
          'cmd.exe',
          'net.exe',
          `group "Domain Admins" ${PLANTED_ACCOUNT} /add /domain`,
        ),
        execution(
          '03-10 20:11:03.744',
          'DC-01',
          STOLEN_ACCOUNT,
          'cmd.exe',
          'net.exe',
          `localgroup "Backup Operators" ${PLANTED_ACCOUNT} /add`,
        ),
        execution(
          '03-10 20:58:41.118',
          'WS-19',
          STOLEN_ACCOUNT,
          'cmd.exe',
          'schtasks.exe',
          '/create /tn "\\HlsUpdate" /tr "cmd.exe /c start /min C:\\ProgramData\\hlsupd.exe" /sc onlogon /f',
        ),
      ],
    },
    serviceTask,
    groupChange,
  };
}
