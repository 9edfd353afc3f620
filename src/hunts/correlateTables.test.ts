import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { trustedSql } from '../core/sqlText';
import type { Db } from '../db/db';
import type { ParamOverrides } from './hunt';
import { hunt } from './library/correlate-tables/hunt';
import { type CaseTables, loadTables, recordName, startHuntDb } from './testing/caseTables';
import { csvText, instant } from './testing/csvText';
import { runCase } from './testing/runCase';

let db: Db;
beforeAll(async () => {
  db = await startHuntDb();
});
afterAll(() => db.close());

const NOON = '2026-03-02T12:00:00.000Z';
const HOUR = 3_600_000;
type Row = readonly [offsetMs: number, key: string];

function pairTables(base: string, left: readonly Row[], right: readonly Row[]): CaseTables {
  const cells = (rows: readonly Row[]): string[][] =>
    rows.map(([ms, key]) => [instant(base, ms), key]);
  return {
    file_spike: csvText('timestamp,local_ip', cells(left)),
    cloudflare_upload: csvText('timestamp,source_ip', cells(right)),
  };
}

async function rowsFound(tables: CaseTables, overrides: ParamOverrides = {}): Promise<string[][]> {
  await loadTables(db, tables);
  const { findings } = await runCase(db, hunt, overrides);
  return findings.map((finding) => finding.rows.map(recordName)).sort();
}

const PAIR = [['file_spike:1', 'cloudflare_upload:1']];

describe('correlate-tables window', () => {
  it.each([
    ['60 min after', HOUR, true],
    ['60 min and 1 ms after', HOUR + 1, false],
    ['60 min before', -HOUR, true],
    ['60 min and 1 ms before', -HOUR - 1, false],
    ['in the same instant', 0, true],
  ])('%s', async (_, offsetMs, found) => {
    for (const base of [NOON, '2026-03-01T23:30:00.000Z', '2026-03-02T00:00:00.000Z']) {
      const tables = pairTables(base, [[0, '10.0.0.5']], [[offsetMs, '10.0.0.5']]);
      expect(await rowsFound(tables)).toEqual(found ? PAIR : []);
    }
  });

  it('compares keys without case and outer spaces, and never an empty one', async () => {
    expect(await rowsFound(pairTables(NOON, [[0, ' FE80::A ']], [[1, 'fe80::a']]))).toEqual(PAIR);
    expect(await rowsFound(pairTables(NOON, [[0, '" "']], [[1, '" "']]))).toEqual([]);
    expect(await rowsFound(pairTables(NOON, [[0, '10.0.0.5']], [[1, '10.0.0.6']]))).toEqual([]);
  });

  it('lists every copy of a duplicated record once', async () => {
    const left: Row[] = [
      [0, 'a'],
      [0, 'a'],
    ];
    expect(await rowsFound(pairTables(NOON, left, left))).toEqual([
      ['file_spike:1', 'cloudflare_upload:1', 'cloudflare_upload:2'],
      ['file_spike:2', 'cloudflare_upload:1', 'cloudflare_upload:2'],
    ]);
  });

  it('never matches a record with itself', async () => {
    const self = { right_table: 'file_spike', right_time: 'timestamp', right_key: 'local_ip' };
    const rows: Row[] = [
      [60_000, 'a'],
      [0, 'a'],
      [0, 'b'],
    ];
    expect(await rowsFound(pairTables(NOON, rows, rows), self)).toEqual([
      ['file_spike:1', 'file_spike:2'],
      ['file_spike:2', 'file_spike:1'],
    ]);
  });

  it('finds the pairs that a plain comparison finds', async () => {
    const row = fc.tuple(
      fc.integer({ min: 0, max: 400 }).map((minutes) => minutes * 60_000),
      fc.constantFrom('a', 'b'),
    );
    const rows = fc.array(row, { minLength: 1, maxLength: 15 });
    await fc.assert(
      fc.asyncProperty(rows, rows, async (left, right) => {
        const expected = left.flatMap(([ms, key], i) => {
          const near = right
            .map(([rightMs, rightKey], j) => ({ rightMs, rightKey, record: j + 1 }))
            .filter((r) => r.rightKey === key && Math.abs(r.rightMs - ms) <= HOUR)
            .sort((a, b) => a.rightMs - b.rightMs || a.record - b.record);
          return near.length === 0
            ? []
            : [[`file_spike:${i + 1}`, ...near.map((r) => `cloudflare_upload:${r.record}`)]];
        });
        expect(await rowsFound(pairTables(NOON, left, right))).toEqual(expected.sort());
      }),
      { numRuns: 15 },
    );
  });
});

describe('correlate-tables over evidence tables', () => {
  const overrides = {
    left_table: 'evidence.alerts',
    left_time: 'Seen At',
    left_key: 'user.name',
    right_table: 'evidence.sessions',
    right_time: 'event_time',
    right_key: 'login',
  };

  it('reads ISO text with an offset, and says which records it could not read', async () => {
    await db.exec(
      trustedSql(`create or replace table evidence.alerts as
        select * from (values
          ('2026-03-02T14:00:00+02:00', 'Alice', 'WS1', 70, 1),
          ('2026-03-02 12:30:00', 'alice', 'WS2', 70, 2),
          ('02.03.2026 12:00', 'alice', 'WS3', 70, 3),
          (null, 'alice', 'WS4', 70, 4)) as t("Seen At", "user.name", "Host", file_id, record)`),
    );
    await db.exec(
      trustedSql(`create or replace table evidence.sessions as
        select timestamp '2026-03-02 12:05:00' as event_time, 'ALICE' as login, 71 as file_id, 9 as record`),
    );
    const { run, findings } = await runCase(db, hunt, overrides);
    expect(run.reason).toBe('1 of 4 records of evidence.alerts have no Seen At.');
    expect(findings.map((f) => [f.severity, f.host, f.user, f.rows.map((r) => r.record)])).toEqual([
      ['medium', 'WS1', null, [1, 9]],
      ['medium', 'WS2', null, [2, 9]],
      ['informational', null, null, [3]],
    ]);
  });

  it.each([
    ['left_table', 'evidence.gone', 'There is no table "evidence.gone" (Left table).'],
    ['left_table', '', 'Choose a table for "Left table".'],
    [
      'right_key',
      'gone',
      'There is no column "gone" in "evidence.sessions" (Key of the right table).',
    ],
    ['left_key', '', 'Choose a column for "Key of the left table".'],
  ])('cannot run with %s %j', async (name, value, reason) => {
    const { run } = await runCase(db, hunt, { ...overrides, [name]: value });
    expect(run).toMatchObject({ status: 'cannot-run', reason });
  });

  it('cannot run over a table without records, and never calls that clear', async () => {
    await loadTables(db, { file_spike: csvText('timestamp,local_ip', [[instant(NOON, 0), 'a']]) });
    const { run } = await runCase(db, hunt);
    expect(run.status).toBe('cannot-run');
    expect(run.reason).toMatch(/^No cloudflare_upload in the evidence\./);
  });
});
