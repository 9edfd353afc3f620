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
import { WINDOWS_CONTROL_ROWS } from './testing/windowsControlRows';
import { WINDOWS_OBJECT_ROWS } from './testing/windowsObjectRows';

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
 * What every complete export of the same 58 Windows events must give. Five of them give no row: a granted ticket (6),
 * event 1 of the filter manager (9), 1102 of AD FS (26), 7036 of a network driver (29), access to a registry key (38).
 */
const ALL = [
  ...WINDOWS_ACTIVITY_ROWS,
  ...WINDOWS_OBJECT_ROWS,
  ...WINDOWS_CHANGE_ROWS,
  ...WINDOWS_CONTROL_ROWS,
];
const SCRIPT = 56;
const WITH_NAMES = ALL.map((row) =>
  row.record === SCRIPT
    ? { ...row, values: { ...row.values, user: 'alice', user_domain: 'CORP' } }
    : row,
);
/** NXLog has its own AccountName, one Channel, and a ProcessID that is not that of the connection. */
const OF_NXLOG = without(
  without(without(WITH_NAMES, 17, 'account'), 25, 'subject'),
  12,
  'process_id',
);
/** Services, power and the clock are told apart by who wrote the event alone. */
const OF_NAMED_PROVIDERS = [28, 30, 46, 47, 48, 49, 50, 51, 52, 53];
/**
 * Without a provider any 1102 of the Security log counts. The table of one column a field does not tell which process
 * wrote a script's event.
 */
const WITHOUT_PROVIDER = [
  ...[SCRIPT, SCRIPT + 1]
    .reduce(
      (rows, record) => without(rows, record, 'process_id'),
      without(without(ALL, ANY_RECORD, 'provider'), 25, 'subject'),
    )
    .filter(({ record }) => !OF_NAMED_PROVIDERS.includes(record)),
  {
    table: 'control_logs',
    record: 26,
    values: {
      host: 'DC1',
      full_host: 'dc1.corp.example',
      event_code: '1102',
      action: 'log cleared',
      subject: 'Security',
      record_number: 1026,
    },
  },
].sort((a, b) => orderOf(a) - orderOf(b));

function orderOf({ table, record }: ExpectedRow): number {
  return EVENT_TABLES.findIndex(({ name }) => name === table) * 1000 + record;
}

describe('the same events', () => {
  it.each([
    ['windows-event-xml', 'events.xml', ALL],
    ['evtx-dump', 'events.jsonl', ALL],
    ['winlogbeat', 'events.ndjson', WITH_NAMES],
    ['winlogbeat-6', 'events.ndjson', WITH_NAMES],
    ['nxlog-flat', 'events.ndjson', OF_NXLOG],
    ['windows-event-flat', 'events.csv', WITHOUT_PROVIDER],
  ])('give the same rows from %s', async (source, file, expected) => {
    const report = await dropSample(source, file);
    expect(report.source).toBe(source);
    expect(toMilliseconds(await rowsOf(report))).toEqual(timed(expected));
  });
});

const PROCESS = {
  host: 'WS1',
  user: 'alice',
  user_domain: 'CORP',
  is_machine_account: false,
  event_code: '1',
};
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
            full_host: 'ws1.corp.example',
            process_path: 'C:\\Windows\\System32\\cmd.exe',
            process_id: 4321,
            parent_path: 'C:\\Windows\\explorer.exe',
          },
        },
        {
          table: 'account_logs',
          record: 2,
          values: {
            timestamp: `${AT}02.123Z`,
            host: 'WS1',
            full_host: 'ws1.corp.example',
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
            parent_path: 'C:\\Windows\\System32\\cmd.exe',
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
            process_id: 77,
          },
        },
      ],
    ],
  ])('%s: %s gives exactly these rows', async (source, file, expected) => {
    const report = await dropSample(source, file);
    expect(toMilliseconds(await rowsOf(report))).toEqual(expected);
  });
});

describe('a module of Winlogbeat', () => {
  it('never takes the number of the new process of 4688 for that of its creator', async () => {
    const event = {
      '@timestamp': '2024-01-15T09:00:01.123Z',
      event: { code: '4688', provider: 'Microsoft-Windows-Security-Auditing' },
      host: { name: 'ws1' },
      process: { pid: 700, executable: 'C:\\Temp\\u.exe' },
      winlog: {
        channel: 'Security',
        computer_name: 'ws1',
        event_id: '4688',
        provider_name: 'Microsoft-Windows-Security-Auditing',
      },
    };
    const report = await intake.drop('module.ndjson', `${JSON.stringify(event)}\n`);
    expect(report.source).toBe('winlogbeat');
    expect((await rowsOf(report)).map(({ values }) => values)).toEqual([
      {
        timestamp: '2024-01-15T09:00:01.123Z',
        host: 'WS1',
        process_name: 'u.exe',
        process_path: 'C:\\Temp\\u.exe',
        process_id: 700,
        event_code: '4688',
      },
    ]);
  });
});

describe('times of an unstated zone', () => {
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
