import { csvText, instant } from '../../src/hunts/testing/csvText';
import type { EdgeCase } from '../edgeCases';

const BASE = '2026-03-02T12:00:00.000Z';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const HEADER =
  'timestamp,host,user,user_sid,event_code,target_user,target_sid,group_name,group_sid,details';

interface Change {
  readonly ms: number;
  readonly code: string;
  readonly target?: string;
  readonly sid?: string;
  readonly actor?: string;
  readonly group?: string;
  readonly groupSid?: string;
  readonly details?: string;
  readonly host?: string;
}

function changes(list: readonly Change[]): string {
  return csvText(
    HEADER,
    list.map((change) => [
      instant(BASE, change.ms),
      change.host ?? 'WS1',
      change.actor ?? 'alice',
      '',
      change.code,
      change.target ?? '',
      change.sid ?? '',
      change.group ?? '',
      change.groupSid ?? '',
      change.details ?? '',
    ]),
  );
}

const ADMINS = { group: 'Administrators', groupSid: 'S-1-5-32-544' };

/** A life of an account, each event so long after it was made. */
const life = (sid: string, steps: readonly (readonly [string, number])[]): Change[] => [
  { ms: 0, code: '4720', target: `n${sid}`, sid },
  ...steps.map(([code, ms]) => ({ ms, code, sid, ...(code.startsWith('473') ? ADMINS : {}) })),
];

/** Every window of the hunt at its edge and one millisecond beyond, and what hangs on names and places. */
export const PRIVILEGE_CHANGE_EDGES: readonly EdgeCase[] = [
  {
    name: 'edges: changes of accounts at the end of their windows',
    tables: {
      account_logs: changes([
        ...life('s-1', [['4732', 60 * MINUTE]]),
        ...life('s-2', [['4732', 60 * MINUTE + 1]]),
        ...life('s-3', [['4726', 4 * HOUR]]),
        ...life('s-4', [['4726', 4 * HOUR + 1]]),
        ...life('s-5', [
          ['4732', 0],
          ['4733', DAY],
        ]),
        ...life('s-6', [
          ['4732', 0],
          ['4733', DAY + 1],
        ]),
        ...life('s-7', [
          ['4732', HOUR * 2],
          ['4732', HOUR * 26],
          ['4732', HOUR * 50 + 1],
        ]),
        { ms: 0, code: '4720', target: 'hidden$', sid: 's-8' },
        { ms: 7 * DAY, code: '4732', sid: 's-9', actor: 'NS-1', ...ADMINS },
        { ms: 7 * DAY + 1, code: '4732', sid: 's-10', actor: 'ns-2', ...ADMINS },
        { ms: 0, code: '4732', target: 'CORP\\Bob', actor: 'bob', ...ADMINS },
        { ms: 0, code: '4732', target: 'carl@corp.example', group: 'DnsAdmins' },
        { ms: 0, code: '4732', target: 'carl', group: 'Domänen-Admins' },
        { ms: 0, code: '4732', target: 'olga', group: 'Администраторы' },
        { ms: 1, code: '4732', target: 'carl', group: 'Key Admins' },
        { ms: 0, code: '4732', sid: 's-11', group: 'RDP', groupSid: 'S-1-5-32-555' },
        { ms: 1, code: '4732', sid: 's-12', actor: 'DWM-1', ...ADMINS },
      ]),
    },
  },
  {
    name: 'edges: flags, built-in accounts and cleared logs',
    tables: {
      account_logs: changes([
        { ms: 0, code: '4738', sid: 's-1', details: '%%2089 %%2096' },
        { ms: 0, code: '4738', sid: 's-2', details: "'Don't Expire Password' - Enabled" },
        { ms: 0, code: '4738', sid: 's-3', details: '%%2048' },
        { ms: 0, code: 'UserAccountModified', sid: 's-4', host: 'WS2' },
        { ms: 0, code: '4722', sid: 's-1-5-21-1-501' },
        { ms: 0, code: '4724', sid: 's-1-5-21-1-502' },
        { ms: 0, code: '4724', sid: 's-1-5-21-1-503' },
        { ms: 0, code: '4794', host: 'DC1' },
        { ms: 0, code: '4732', sid: 's-5', host: 'WS3', ...ADMINS },
        { ms: 0, code: '4732', sid: 's-6', host: 'WS4', ...ADMINS },
        { ms: 0, code: '4732', sid: 's-7', host: 'WS5', ...ADMINS },
        { ms: 0, code: '4672', actor: 'old', host: 'WS6' },
        { ms: DAY, code: '4672', actor: 'dawn', host: 'WS6' },
        { ms: DAY + HOUR, code: '4672', actor: 'DAWN', host: 'WS7' },
        { ms: DAY - 1, code: '4672', actor: 'early', host: 'WS6' },
        { ms: DAY, code: '4672', actor: 'WS6$', host: 'WS6' },
        { ms: 0, code: '4720', target: 'fresh', actor: 'Administrator', host: 'OLD1' },
        { ms: DAY, code: '4720', target: 'fresh1', actor: 'Administrator', host: 'NEW1' },
        { ms: DAY + HOUR - 1, code: '4720', target: 'f2', actor: 'Administrator', host: 'NEW1' },
        { ms: DAY + HOUR, code: '4732', target: 'f3', actor: 'SYSTEM', host: 'NEW1', ...ADMINS },
        { ms: DAY, code: '4732', target: 'f4', actor: 'MSOL_1', host: 'NEW1', ...ADMINS },
        { ms: DAY, code: '4732', target: 'f4', actor: 'dora', host: 'WS8', ...ADMINS },
      ]),
      control_logs: csvText('timestamp,host,event_code,provider', [
        [instant(BASE, HOUR), 'WS3', '1102', 'Microsoft-Windows-Eventlog'],
        [instant(BASE, -HOUR), 'WS3', '1102', ''],
        [instant(BASE, HOUR + 1), 'WS4', '1102', 'Microsoft-Windows-Eventlog'],
        [instant(BASE, 0), 'WS5', '1102', 'AD FS Auditing'],
        [instant(BASE, DAY + 5), 'WS6', 'SecurityLogCleared', ''],
      ]),
      auth_logs: csvText('timestamp,host,user,outcome', [
        [instant(BASE, -DAY), 'WS1', 'alice', 'success'],
        [instant(BASE, DAY), 'NEW1', 'alice', 'success'],
      ]),
    },
  },
];
