import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { trustedSql } from '../core/sqlText';
import { recordsOf } from '../db/rowsOf';
import { isBalanced } from './sourceReport';
import { TestIntake } from './testing/intake';

/** Exports of one kind that were put behind one another into one file, as `cat` and `copy /b` do. */
let intake: TestIntake;
beforeAll(async () => {
  intake = await TestIntake.start();
});
afterAll(() => intake.db.close());

const MARK = '\uFEFF';
const HEADER = 'ts,host,value\n';
const RECORDS = ['2024-01-15 09:00:00,ws1,a\n', '2024-01-15 09:00:01,ws2,b\n'];

async function load(text: string, name = 'joined.csv') {
  const report = await intake.drop(name, text);
  const table = report.tables.at(-1) ?? '';
  const rows = await intake.db.query(
    trustedSql(`select record, ts, host from ${table} order by record`),
  );
  return { report, rows: recordsOf(rows) };
}

describe('a mark of encoding inside a file', () => {
  it('is no part of the value after it', async () => {
    const { report, rows } = await load(HEADER + RECORDS.join(MARK));
    expect(rows).toEqual([
      { record: 1, ts: '2024-01-15 09:00:00', host: 'ws1' },
      { record: 2, ts: '2024-01-15 09:00:01', host: 'ws2' },
    ]);
    expect([report.undated, isBalanced(report)]).toEqual([0, true]);
  });

  it('is no part of a quoted value, nor a fault of its record', async () => {
    const quoted = ['"2024-01-15 09:00:00","ws1","a"\n', '"2024-01-15 09:00:01","ws2","b"\n'];
    const { report, rows } = await load(HEADER + quoted.join(MARK));
    expect(rows.map((row) => row['ts'])).toEqual(['2024-01-15 09:00:00', '2024-01-15 09:00:01']);
    expect(report.rejected).toBe(0);
  });

  it('stays where it stands inside a value', async () => {
    const { rows } = await load(`${HEADER}2024-01-15 09:00:00,w${MARK}s1,a\n`);
    expect(rows[0]?.['host']).toBe(`w${MARK}s1`);
  });

  it('does not stand between two JSON records', async () => {
    const lines = RECORDS.map((_, i) => `{"ts":"2024-01-15 09:00:0${i}","host":"ws${i + 1}"}\n`);
    const { report, rows } = await load(lines.join(MARK), 'joined.ndjson');
    expect(rows.map((row) => row['host'])).toEqual(['ws1', 'ws2']);
    expect([report.rejected, isBalanced(report)]).toEqual([0, true]);
  });
});

describe('a header inside a file', () => {
  it.each([
    ['alone', HEADER],
    ['behind a mark', MARK + HEADER],
    ['in quotes', '"ts","host","value"\n'],
  ])('%s is a rejected record, and says that it is one', async (_, header) => {
    const { report, rows } = await load(HEADER + (RECORDS[0] ?? '') + header + (RECORDS[1] ?? ''));
    expect(rows).toEqual([
      { record: 1, ts: '2024-01-15 09:00:00', host: 'ws1' },
      { record: 3, ts: '2024-01-15 09:00:01', host: 'ws2' },
    ]);
    expect(report).toMatchObject({ records: 3, loaded: 2, rejected: 1, undated: 0 });
    expect(report.rejects).toMatchObject([
      { record: 2, line: 3, reason: 'it repeats the header: files were joined here' },
    ]);
    expect(isBalanced(report)).toBe(true);
  });

  it('of which one value differs is a record', async () => {
    const { report } = await load(`${HEADER}ts,host,other\n${RECORDS[0] ?? ''}`);
    expect(report).toMatchObject({ records: 2, loaded: 2, rejected: 0 });
  });
});
