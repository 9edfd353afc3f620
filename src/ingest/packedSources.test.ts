import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SourceReport, isBalanced } from './sourceReport';
import { type ExpectedRow, eventRows, toMilliseconds } from './testing/eventRows';
import { TestIntake } from './testing/intake';

/** So many events of the common sample stand in the samples, in the forms of tools. */
const EVENTS = 33;

let intake: TestIntake;
let native: readonly ExpectedRow[];
beforeAll(async () => {
  intake = await TestIntake.start();
  const lines = sample('evtx-dump', 'events.jsonl').toString().split('\n').slice(0, EVENTS);
  native = (await load('native.jsonl', lines.join('\n'))).rows;
});
afterAll(() => intake.db.close());

function sample(source: string, file: string): Buffer {
  return readFileSync(new URL(`./sources/${source}/samples/${file}`, import.meta.url));
}

interface Loaded {
  readonly report: SourceReport;
  readonly rows: readonly ExpectedRow[];
}

let files = 0;

/** Loads one file; it is taken out again, for the views over many files are slow to make. */
async function load(name: string, content: string | Buffer): Promise<Loaded> {
  const report = await intake.drop(`${++files} ${name}`, content);
  expect(isBalanced(report)).toBe(true);
  const rows = toMilliseconds(await eventRows(intake.db, report.fileId));
  intake.catalog.remove(report.fileId);
  return { report, rows };
}

type Changes = Readonly<Record<string, string | null>>;

/** A row in which some values are others, or not told. */
function changed(row: ExpectedRow, changes: Changes = {}): ExpectedRow {
  const values = Object.entries({ ...row.values, ...changes }).filter(
    (entry): entry is [string, string | number] => entry[1] !== null,
  );
  return { ...row, values: Object.fromEntries(values) };
}

/** Messages show names in the place of SIDs, and of services; times have no fraction. */
const IN_MESSAGES: Readonly<Record<number, Changes>> = {
  10: { user_sid: null },
  18: { client_process_id: null },
  19: { image_path: '<Task>\n  <Exec/>\n</Task>' },
  21: { user_sid: null, details: null },
  22: { user_sid: null },
  23: { user_sid: null, target_sid: null, group_sid: null },
  25: { user: null, user_domain: null },
  28: { subject: 'Windows Defender' },
  30: { subject: 'Volume Shadow Copy' },
};

/** Splunk has names of its own for providers. */
const PROVIDERS: Readonly<Record<number, Changes>> = {
  27: { provider: 'Microsoft Windows security auditing.' },
  28: { provider: 'Microsoft-Windows-Service Control Manager' },
  30: { provider: 'Microsoft-Windows-Service Control Manager' },
};

function toSecond(row: ExpectedRow): ExpectedRow {
  return changed(row, { timestamp: `${String(row.values['timestamp']).slice(0, 19)}.000Z` });
}

describe('the same events', () => {
  it.each([
    ['evtxecmd-csv', 'events.csv'],
    ['chainsaw-csv', 'detections.csv'],
  ])('give the rows of a native export from the packed texts of %s', async (source, file) => {
    const { report, rows } = await load(`${source} ${file}`, sample(source, file));
    expect(report).toMatchObject({ source, records: EVENTS, rejected: 0, undated: 0 });
    expect(native).toHaveLength(29);
    expect(rows).toEqual(native);
  });

  it.each([
    ['get-winevent-csv', 'events.csv', {}],
    ['splunk-classic', 'events.log', PROVIDERS],
  ])('give them from the messages of %s, as far as these go', async (source, file, providers) => {
    const { report, rows } = await load(`${source} ${file}`, sample(source, file));
    expect(report).toMatchObject({ source, records: EVENTS, rejected: 0, undated: 0 });
    expect(report.warnings.join(' ')).toContain('is local time of a zone it does not say');
    const others: Readonly<Record<number, Changes>> = providers;
    expect(rows).toEqual(
      native.map((row) =>
        toSecond(changed(changed(row, IN_MESSAGES[row.record]), others[row.record])),
      ),
    );
  });

  it('give them from the details of Hayabusa, once each, however many alerts there are', async () => {
    const { report, rows } = await load('timeline.csv', sample('hayabusa-csv', 'timeline.csv'));
    expect(report).toMatchObject({ source: 'hayabusa-csv', records: 35, rejected: 0, undated: 0 });
    // A second alert stands behind events 8 and 24.
    const recordOf = (event: number): number => event + (event > 8 ? 1 : 0) + (event > 24 ? 1 : 0);
    // Without providers nothing tells whose 7036 and 7040 these are, and 1102 of the Security log counts.
    const wanted = native
      .filter(({ record }) => record !== 28 && record !== 30)
      .map((row) => {
        const isCleared = row.record === 24 || row.record === 25;
        const row3 = row.record === 3 ? { target_host: null } : {};
        return {
          ...changed(row, { provider: null, ...(isCleared ? { user_domain: null } : {}), ...row3 }),
          record: recordOf(row.record),
        };
      });
    const cleared = rows.filter(({ record }) => record === recordOf(26));
    expect(cleared).toMatchObject([
      { table: 'control_logs', values: { host: 'DC1', event_code: '1102', action: 'log cleared' } },
    ]);
    expect(rows.filter((row) => !cleared.includes(row))).toEqual(wanted);
  });

  it.each([
    ['evtxecmd-csv', 'events.json', [1, 10, 24]],
    ['chainsaw-json', 'detections.json', [1, 8, 8, 24]],
    ['hayabusa-csv', 'timeline.jsonl', [1, 8, 8, 11]],
    ['splunk-classic', 'raw-events.csv', [1, 10, 24]],
  ])('give them from some of them in %s: %s, once each', async (source, file, events) => {
    const { report, rows } = await load(`${source} ${file}`, sample(source, file));
    expect(report).toMatchObject({ source, records: events.length, rejected: 0, undated: 0 });
    expect(rows).toEqual(
      native
        .filter(({ record }) => events.includes(record))
        .map((row) => ({
          ...changed(row, source === 'splunk-classic' ? IN_MESSAGES[row.record] : {}),
          record: events.indexOf(row.record) + 1,
        })),
    );
  });
});

describe('alerts of a timeline without record numbers', () => {
  it('are on one event when all its fields are the same', async () => {
    const header = 'Timestamp,Computer,Channel,EventID,Level,RuleTitle,Details\n';
    const line = (rule: string, pid: number): string =>
      `2024-01-15 09:00:00.123 +00:00,ws1,Sysmon,1,info,${rule},Proc: C:\\a.exe ¦ PID: ${pid}\n`;
    const { report, rows } = await load(
      'minimal.csv',
      header + line('a', 7) + line('b', 7) + line('a', 8) + 'short\n',
    );
    expect(report).toMatchObject({ source: 'hayabusa-csv', records: 4, loaded: 3, rejected: 1 });
    expect(rows.map(({ record, values }) => [record, values['process_id']])).toEqual([
      [1, 7],
      [3, 8],
    ]);
  });
});

describe('packed texts that cannot be read', () => {
  it.each([
    [
      'evtxecmd-csv',
      'RecordNumber,EventRecordId,TimeCreated,EventId,MapDescription,Payload\n1,1,2024-01-15 09:00:00,4624,x,"{""EventData"":{""Da"\n2,2,2024-01-15 09:00:00,6006,x,\nshort\n',
      '1 of 3 records have a "Payload" that is no JSON object (first: record 1); its text is kept, and no field is known.',
    ],
    [
      'chainsaw-csv',
      'timestamp,detections,path,Event ID,Record ID,Computer,Event Data\n2024-01-15T09:00:00+00:00,r,p,1,1,ws1,broken\n2024-01-15T09:00:00+00:00,r,p,1,2,ws1,\nshort\n',
      '1 of 3 records have an "Event Data" that cannot be read (first: record 1); its text is kept, and no field is known.',
    ],
    [
      'get-winevent-csv',
      'Message;Id;ProviderName;LogName;MachineName;TimeCreated\n"Ein Konto.\n\nAntragsteller:\n\tKontoname:\t\tal";4624;Microsoft-Windows-Security-Auditing;Security;ws1;2024-01-15 09:00:00\nDer Dienst.;7036;x;System;ws1;2024-01-15 09:00:00\nshort\n',
      '1 of 3 records have a "Message" with fields of which none is known: in another language than English, or of an event that is not known (first: record 1); its text is kept.',
    ],
  ])('%s: are kept and told of', async (source, text, warning) => {
    const { report } = await load(`${source} broken.csv`, text);
    expect(report).toMatchObject({ source, records: 3, loaded: 2, rejected: 1, undated: 0 });
    expect(report.rejects).toMatchObject([{ record: 3 }]);
    expect(report.warnings).toContain(warning);
  });
});
