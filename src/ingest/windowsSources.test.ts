import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EVENT_TABLES } from '../schema/tables';
import type { SourceReport } from './sourceReport';
import {
  ANY_RECORD,
  type ExpectedRow,
  eventRows,
  timed,
  toMilliseconds,
  without,
} from './testing/eventRows';
import { TestIntake } from './testing/intake';
import { WINDOWS_ACTIVITY_ROWS } from './testing/windowsActivityRows';
import { WINDOWS_CHANGE_ROWS } from './testing/windowsChangeRows';

let intake: TestIntake;
beforeAll(async () => {
  intake = await TestIntake.start();
});
afterAll(() => intake.db.close());

function dropSample(source: string, file: string): Promise<SourceReport> {
  return intake.drop(
    file,
    readFileSync(new URL(`./sources/${source}/samples/${file}`, import.meta.url)),
  );
}

const rowsOf = (report: SourceReport): Promise<ExpectedRow[]> =>
  eventRows(intake.db, report.fileId);

/**
 * What every complete export of the same 33 Windows events must give. Four of them give no row: a granted ticket (6),
 * event 1 of the filter manager (9), 1102 of AD FS (26), 7036 of a network driver (29).
 */
const ALL = [...WINDOWS_ACTIVITY_ROWS, ...WINDOWS_CHANGE_ROWS];
/** NXLog has its own AccountName, and one Channel. */
const OF_NXLOG = without(without(ALL, 17, 'account'), 25, 'subject');
/** Without a provider, states of services are nobody's and any 1102 of the Security log counts. */
const WITHOUT_PROVIDER = [
  ...without(without(ALL, ANY_RECORD, 'provider'), 25, 'subject').filter(
    ({ record }) => record !== 28 && record !== 30,
  ),
  {
    table: 'control_logs',
    record: 26,
    values: { host: 'DC1', event_code: '1102', action: 'log cleared', subject: 'Security' },
  },
].sort((a, b) => orderOf(a) - orderOf(b));

function orderOf({ table, record }: ExpectedRow): number {
  return EVENT_TABLES.findIndex(({ name }) => name === table) * 1000 + record;
}

describe('the same events', () => {
  it.each([
    ['windows-event-xml', 'events.xml', ALL],
    ['evtx-dump', 'events.jsonl', ALL],
    ['winlogbeat', 'events.ndjson', ALL],
    ['winlogbeat-6', 'events.ndjson', ALL],
    ['nxlog-flat', 'events.ndjson', OF_NXLOG],
    ['windows-event-flat', 'events.csv', WITHOUT_PROVIDER],
  ])('give the same rows from %s', async (source, file, expected) => {
    const report = await dropSample(source, file);
    expect(report.source).toBe(source);
    expect(toMilliseconds(await rowsOf(report))).toEqual(timed(expected));
  });
});

const PROCESS = { host: 'WS1', user: 'alice', user_domain: 'CORP', event_code: '1' };
const LOG_CLEARED = { host: 'WS1', action: 'log cleared' };
const EVENTLOG = { provider: 'Microsoft-Windows-Eventlog' };
const AT = '2024-01-15T09:00:';

describe('tables of tools', () => {
  it.each<[string, string, ExpectedRow[]]>([
    [
      'sysmon-windows-table',
      'native.csv',
      [
        {
          table: 'process_logs',
          record: 1,
          values: {
            ...PROCESS,
            timestamp: `${AT}01.123Z`,
            process_name: 'cmd.exe',
            parent_process: 'explorer.exe',
            arguments: 'cmd.exe /c dir',
            process_path: 'C:\\Windows\\System32\\cmd.exe',
            process_id: 4321,
          },
        },
        {
          table: 'account_logs',
          record: 2,
          values: {
            timestamp: `${AT}02.123Z`,
            host: 'WS1',
            user: 'alice',
            user_domain: 'CORP',
            event_code: '4720',
            action: 'account created',
            target_user: 'svc-new',
          },
        },
      ],
    ],
    [
      'sysmon-windows-table',
      'information-model.csv',
      [
        {
          table: 'process_logs',
          record: 1,
          values: {
            ...PROCESS,
            timestamp: `${AT}01.123Z`,
            process_name: 'net.exe',
            parent_process: 'cmd.exe',
            arguments: 'net user',
            process_path: 'C:\\Windows\\System32\\net.exe',
            process_id: 77,
          },
        },
        {
          table: 'net_logs',
          record: 2,
          values: {
            ...PROCESS,
            timestamp: `${AT}02.500Z`,
            event_code: '3',
            source_ip: '10.1.0.5',
            dest_ip: '10.1.0.20',
            dest_port: 445,
            protocol: 'tcp',
            process_name: 'net.exe',
            direction: 'outbound',
          },
        },
      ],
    ],
    [
      'evtxecmd-csv',
      'events.csv',
      [
        logon(1, { user: 'alice', source_ip: '10.1.0.9', outcome: 'success', event_code: '4624' }),
        logon(2, { user: 'bob', outcome: 'failure', event_code: '4625' }),
        {
          table: 'process_logs',
          record: 3,
          values: {
            ...PROCESS,
            timestamp: `${AT}03.123Z`,
            event_code: '4688',
            arguments: 'C:\\Windows\\System32\\whoami.exe whoami /all',
          },
        },
        {
          table: 'process_logs',
          record: 4,
          values: {
            timestamp: `${AT}04.123Z`,
            host: 'WS1',
            event_code: '1',
            arguments: 'cmd.exe /c dir',
          },
        },
        cleared(5, '1102', { ...EVENTLOG, subject: 'Security' }),
      ],
    ],
    [
      'hayabusa-csv',
      'timeline.csv',
      [cleared(1, '1102', { subject: 'Security' }), cleared(2, '104', {})],
    ],
    ['chainsaw-csv', 'detections.csv', [cleared(1, '1102', EVENTLOG)]],
  ])('%s: %s gives exactly these rows', async (source, file, expected) => {
    const report = await dropSample(source, file);
    expect(toMilliseconds(await rowsOf(report))).toEqual(expected);
  });
});

function logon(record: number, values: Record<string, string>): ExpectedRow {
  return {
    table: 'auth_logs',
    record,
    values: { timestamp: `${AT}0${record}.123Z`, host: 'WS1', ...values },
  };
}

function cleared(record: number, code: string, values: Record<string, string>): ExpectedRow {
  return {
    table: 'control_logs',
    record,
    values: { ...LOG_CLEARED, timestamp: `${AT}0${record}.123Z`, event_code: code, ...values },
  };
}

describe('times of an unstated zone', () => {
  it('are told of in Get-WinEvent tables, whose states of services stay in the message', async () => {
    const report = await dropSample('get-winevent-csv', 'events.csv');
    expect(report.warnings.join(' ')).toContain('local time of a zone it does not say');
    expect(
      (await rowsOf(report)).map(({ values }) => [values['timestamp'], values['action']]),
    ).toEqual([
      ['2024-01-15T09:00:01.000Z', 'log cleared'],
      ['2024-01-15T21:00:03.000Z', 'logging stopped'],
    ]);
  });

  it('are told of in NXLog, unless a column says the zone or Sysmon shows it', async () => {
    const local = await dropSample('nxlog-flat', 'local-time.ndjson');
    expect(local.time).toMatchObject({ column: 'EventTime', basis: 'assumed' });
    expect(local.warnings.join(' ')).toContain('"EventTime" is local time');
    const checked = await dropSample('nxlog-flat', 'sysmon-time.ndjson');
    expect(checked.time).toMatchObject({ column: 'EventTime', basis: 'documented' });
    expect(checked.time.note).toContain('"EventTime" is 5 hours behind UTC; all were moved');
    expect(checked.warnings).toEqual([]);
    expect((await rowsOf(checked)).map(({ values }) => values['timestamp'])).toEqual([
      '2024-01-15T09:00:02.000Z',
      '2024-01-15T09:00:01.000Z',
    ]);
    const stated = await dropSample('nxlog-flat', 'events.ndjson');
    expect(stated.time).toMatchObject({ column: '@timestamp', basis: 'explicit' });
    expect(stated.warnings.join(' ')).not.toContain('local time');
  });
});
