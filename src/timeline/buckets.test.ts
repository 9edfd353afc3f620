import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DuckDb } from '../db/duckDb';
import { recordsOf } from '../db/rowsOf';
import { startTestDb } from '../db/testing/nodeHost';
import { bucketRecordsSql } from './bucketRecords';
import { timelineBuckets } from './buckets';
import { type Logon, loadEvidence } from './testing/evidence';
import { msOf, utc } from './testing/logonSeries';

let db: DuckDb;
beforeAll(async () => {
  db = await startTestDb();
});
afterAll(() => db.close());

const MINUTE = 60_000;
const fromMs = msOf('2026-11-20 23:58:00');
const range = { fromMs, toMs: fromMs + 4 * MINUTE };

const failure = (at: string): Logon => ({ at, user: 'alice', outcome: 'failure' });

describe('timelineBuckets', () => {
  it('counts each series over midnight and keeps empty buckets', async () => {
    await loadEvidence(
      db,
      [
        failure('2026-11-20 23:58:00'),
        failure('2026-11-20 23:58:59.999'),
        failure('2026-11-21 00:00:00'),
        { at: '2026-11-21 00:00:01', outcome: 'success' },
        { at: '2026-11-21 00:00:02', outcome: null },
        { at: null, outcome: 'failure' },
      ],
      [{ at: '2026-11-21 00:01:59.999999' }, { at: '2026-11-20 23:58:30' }, { at: null }],
    );
    const counts = await timelineBuckets(db, { ...range, widthMs: MINUTE });
    expect(counts).toEqual([
      { startMs: fromMs, failures: 2, successes: 0, executions: 1 },
      { startMs: fromMs + MINUTE, failures: 0, successes: 0, executions: 0 },
      { startMs: fromMs + 2 * MINUTE, failures: 1, successes: 1, executions: 0 },
      { startMs: fromMs + 3 * MINUTE, failures: 0, successes: 0, executions: 1 },
    ]);
  });

  it('counts the first instant of the range and not the one after its end', async () => {
    await loadEvidence(
      db,
      [
        failure('2026-11-20 23:57:59.999999'),
        failure('2026-11-20 23:58:00'),
        failure('2026-11-21 00:01:59.999999'),
        failure('2026-11-21 00:02:00'),
      ],
      [],
    );
    const counts = await timelineBuckets(db, { ...range, widthMs: MINUTE });
    expect(counts.map((bucket) => bucket.failures)).toEqual([1, 0, 0, 1]);
  });

  it('counts in part a bucket that the range cuts', async () => {
    await loadEvidence(db, [failure('2026-11-20 23:58:10'), failure('2026-11-20 23:58:50')], []);
    const cut = { fromMs: fromMs + 30_000, toMs: fromMs + 90_000, widthMs: MINUTE };
    expect(await timelineBuckets(db, cut)).toEqual([
      { startMs: fromMs, failures: 1, successes: 0, executions: 0 },
      { startMs: fromMs + MINUTE, failures: 0, successes: 0, executions: 0 },
    ]);
  });

  it('loses no record and counts none twice, whatever the range and width', async () => {
    const spanMs = 3 * 3_600_000;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat({ max: spanMs - 1 }), { maxLength: 40 }),
        fc.nat({ max: spanMs - 1 }),
        fc.integer({ min: 1, max: spanMs }),
        fc.constantFrom(MINUTE, 300_000, 3_600_000),
        async (offsets, start, length, widthMs) => {
          await loadEvidence(
            db,
            [],
            offsets.map((offset) => ({ at: utc(fromMs + offset) })),
          );
          const request = { fromMs: fromMs + start, toMs: fromMs + start + length, widthMs };
          const buckets = await timelineBuckets(db, request);
          const inside = offsets.filter((offset) => offset >= start && offset < start + length);
          expect(buckets.reduce((sum, bucket) => sum + bucket.executions, 0)).toBe(inside.length);
          for (const [i, bucket] of buckets.entries()) {
            expect(bucket.startMs).toBe((buckets[0]?.startMs ?? 0) + i * widthMs);
            const endMs = bucket.startMs + widthMs;
            const here = inside.filter(
              (offset) => fromMs + offset >= bucket.startMs && fromMs + offset < endMs,
            );
            expect(bucket.executions).toBe(here.length);
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  it.each([
    ['an empty range', { fromMs, toMs: fromMs, widthMs: MINUTE }],
    ['a width of nothing', { ...range, widthMs: 0 }],
    ['a million buckets', { fromMs, toMs: fromMs + 1_000_000, widthMs: 1 }],
  ])('refuses %s', async (_, request) => {
    await expect(timelineBuckets(db, request)).rejects.toThrow(RangeError);
  });

  it('rejects with AbortError when aborted', async () => {
    const aborted = timelineBuckets(db, { ...range, widthMs: MINUTE }, AbortSignal.abort());
    await expect(aborted).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('bucketRecordsSql', () => {
  it('returns the records a bucket counts, oldest first', async () => {
    await loadEvidence(
      db,
      [
        { ...failure('2026-11-20 23:58:30'), host: 'WS1', source: '10.0.0.5' },
        failure('2026-11-20 23:59:00'),
        { at: '2026-11-20 23:58:40', outcome: 'success' },
      ],
      [{ at: '2026-11-20 23:58:00', user: 'bob', host: 'WS2', process: 'net.exe' }],
    );
    const bucket = { fromMs, toMs: fromMs + MINUTE };
    expect(recordsOf(await db.query(bucketRecordsSql(bucket)))).toEqual([
      {
        series: 'executions',
        timestamp: '2026-11-20T23:58:00.000Z',
        host: 'WS2',
        user: 'bob',
        source_ip: null,
        process_name: 'net.exe',
        detail: null,
        file_id: 2,
        record: 1,
      },
      {
        series: 'failures',
        timestamp: '2026-11-20T23:58:30.000Z',
        host: 'WS1',
        user: 'alice',
        source_ip: '10.0.0.5',
        process_name: null,
        detail: 'failure',
        file_id: 1,
        record: 1,
      },
    ]);
    const successes = await db.query(bucketRecordsSql(bucket, ['successes']));
    expect(recordsOf(successes).map((row) => row['record'])).toEqual([3]);
  });

  it('refuses a range without length and a list without series', () => {
    expect(() => bucketRecordsSql({ fromMs, toMs: fromMs })).toThrow(RangeError);
    expect(() => bucketRecordsSql(range, [])).toThrow(RangeError);
  });
});
