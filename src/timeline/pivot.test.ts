import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../core/sqlText';
import type { DuckDb } from '../db/duckDb';
import { startTestDb } from '../db/testing/nodeHost';
import { findPivot } from './pivot';
import { ALICE, BURST, EXECUTION, SUCCESS } from './testing/bruteForce';
import { AUTH_FILE, PROCESS_FILE, loadEvidence, prepareEngine } from './testing/evidence';
import { failuresAt } from './testing/logonSeries';
import { pivotIn } from './testing/pivotIn';

let db: DuckDb;
beforeAll(async () => {
  db = await startTestDb();
  await prepareEngine(db);
});
afterAll(() => db.close());

describe('the pivot point', () => {
  it('is the success after a burst that an execution follows, with all its records', async () => {
    const { status, pivot, why, excluded } = await pivotIn(db, [...BURST, SUCCESS], [EXECUTION]);
    expect([status, why, excluded]).toEqual(['found', 'The only logon that fits.', []]);
    const failureRows = [1, 2, 3, 4, 5].map((record) => ({ fileId: AUTH_FILE, record }));
    const sentences = [
      {
        text: 'alice failed to log on 5 times from 10.0.0.5 between 2026-11-21 10:00:00.000Z and 2026-11-21 10:01:40.000Z.',
        records: failureRows,
      },
      {
        text: 'alice logged on to WS1 from 10.0.0.5 at 2026-11-21 10:02:22.000Z, 42 s after the last failure, from the source that had failed as this account.',
        records: [{ fileId: AUTH_FILE, record: 6 }],
      },
      {
        text: '30 s later alice started whoami.exe on WS1.',
        records: [{ fileId: PROCESS_FILE, record: 1 }],
      },
      {
        text: 'Confidence is high, score 0.48 of 1; not confirmed for want of records: services and tasks, connections; no other logon fits.',
        records: [],
      },
    ];
    expect(pivot).toEqual({
      at: '2026-11-21T10:02:22.000Z',
      from: '2026-11-21T10:01:40.000Z',
      to: '2026-11-21T10:02:52.000Z',
      user: 'alice',
      host: 'WS1',
      source: '10.0.0.5',
      basis: 'failures',
      confidence: 'high',
      score: expect.closeTo(0.484, 2),
      reason: sentences.map(({ text }) => text).join(' '),
      sentences,
      records: [
        ...[1, 2, 3, 4, 5, 6].map((record) => ({ fileId: AUTH_FILE, record })),
        { fileId: PROCESS_FILE, record: 1 },
      ],
      runnersUp: [],
      reentries: [],
    });
  });

  it('does not depend on the order of the rows', async () => {
    const ordered = await pivotIn(db, [...BURST, SUCCESS], [EXECUTION]);
    const reversed = await pivotIn(db, [SUCCESS, ...BURST.toReversed()], [EXECUTION]);
    expect(reversed.pivot).toMatchObject({
      at: ordered.pivot?.at,
      from: ordered.pivot?.from,
      reason: ordered.pivot?.reason,
    });
    expect(reversed.pivot?.records.map((row) => row.record)).toEqual([6, 5, 4, 3, 2, 1, 1]);
  });

  it('is not moved by failures after the success', async () => {
    const later = failuresAt('2026-11-21 10:02:30', [0, 9, 12, 40, 55, 90], ALICE);
    const { pivot } = await pivotIn(db, [...BURST, SUCCESS, ...later], [EXECUTION]);
    expect(pivot).toMatchObject({ at: '2026-11-21T10:02:22.000Z', records: { length: 7 } });
  });

  it('is the earliest of several, and names the others', async () => {
    const bob = { user: 'bob', host: 'WS2', source: '10.0.0.9' };
    const { pivot, why } = await pivotIn(
      db,
      [
        ...BURST,
        SUCCESS,
        ...failuresAt('2026-11-21 09:00:00', [0, 3, 11, 12, 60, 61], bob),
        { ...bob, at: '2026-11-21 09:05:00', outcome: 'success' },
      ],
      [EXECUTION, { ...bob, at: '2026-11-21 09:06:00' }],
    );
    expect(pivot).toMatchObject({ user: 'bob', at: '2026-11-21T09:05:00.000Z' });
    expect(pivot?.runnersUp).toEqual([
      {
        at: '2026-11-21T10:02:22.000Z',
        from: '2026-11-21T10:01:40.000Z',
        to: '2026-11-21T10:02:52.000Z',
        user: 'alice',
        host: 'WS1',
        source: '10.0.0.5',
        basis: 'failures',
        confidence: 'high',
        score: expect.closeTo(0.484, 2),
        failures: 5,
        record: { fileId: AUTH_FILE, record: 6 },
      },
    ]);
    expect(why).toContain('earliest');
  });

  it('takes events of the same instant as following each other', async () => {
    const at = '2026-11-21 10:00:00';
    const { pivot } = await pivotIn(
      db,
      [...failuresAt(at, [0, 0, 0, 0, 0], ALICE), { ...ALICE, at, outcome: 'success' }],
      [{ ...ALICE, at }],
    );
    const iso = '2026-11-21T10:00:00.000Z';
    expect(pivot).toMatchObject({ from: iso, at: iso, to: iso });
  });

  it('finds a burst over midnight', async () => {
    const { pivot } = await pivotIn(
      db,
      [
        ...failuresAt('2026-11-20 23:56:00', [0, 60, 210, 260, 420], ALICE),
        { ...ALICE, at: '2026-11-21 00:03:30', outcome: 'success' },
      ],
      [{ ...ALICE, at: '2026-11-21 00:04:00' }],
    );
    expect(pivot).toMatchObject({
      from: '2026-11-21T00:03:00.000Z',
      at: '2026-11-21T00:03:30.000Z',
    });
  });

  it('knows a user in any case', async () => {
    const mixed = BURST.map((logon, i) => ({ ...logon, user: i % 2 ? 'ALICE' : 'Alice' }));
    const { pivot } = await pivotIn(db, [...mixed, SUCCESS], [{ ...EXECUTION, user: 'aLiCe' }]);
    expect(pivot).toMatchObject({ user: 'alice', confidence: 'high', records: { length: 7 } });
  });

  it('takes the host of the execution where the logons name none', async () => {
    const hostless = [...BURST, SUCCESS].map((logon) => ({ ...logon, host: null }));
    const { pivot } = await pivotIn(db, hostless, [EXECUTION]);
    expect(pivot).toMatchObject({ host: 'WS1', confidence: 'medium' });
    expect(pivot?.reason).toContain('what weakens this: the logon names no host;');
  });

  it('takes an execution without a host for one on the host', async () => {
    const { pivot } = await pivotIn(db, [...BURST, SUCCESS], [{ ...EXECUTION, host: null }]);
    expect(pivot).toMatchObject({ host: 'WS1', confidence: 'medium' });
    expect(pivot?.reason).toContain('the execution names no host');
  });

  it('skips a success that nothing followed', async () => {
    const { pivot } = await pivotIn(
      db,
      [...BURST, SUCCESS, { ...SUCCESS, at: '2026-11-21 10:40:00' }],
      [{ ...EXECUTION, at: '2026-11-21 10:55:00' }],
    );
    expect(pivot?.at).toBe('2026-11-21T10:40:00.000Z');
  });

  it('names the last failure before the success, even one outside the burst', async () => {
    const [straggler] = failuresAt('2026-11-21 10:30:00', [0], ALICE);
    const { pivot } = await pivotIn(
      db,
      [...BURST, ...(straggler ? [straggler] : []), { ...SUCCESS, at: '2026-11-21 10:31:00' }],
      [{ ...EXECUTION, at: '2026-11-21 10:32:00' }],
    );
    expect(pivot).toMatchObject({ from: '2026-11-21T10:30:00.000Z', records: { length: 8 } });
  });
});

describe('the windows', () => {
  const onTheEdge: readonly [name: string, ms: number, found: boolean][] = [
    ['on the edge', 0, true],
    ['1 ms beyond', 1, false],
  ];
  it.each(onTheEdge)('the fifth failure %s of the burst window', async (_, beyondMs, found) => {
    const failures = failuresAt(
      '2026-11-21 10:00:00',
      [0, 7, 30, 41, 3600 + beyondMs / 1000],
      ALICE,
    );
    const { pivot, why } = await pivotIn(
      db,
      [...failures, { ...SUCCESS, at: '2026-11-21 11:01:00' }],
      [{ ...EXECUTION, at: '2026-11-21 11:02:00' }],
    );
    expect(pivot !== null).toBe(found);
    if (!found) {
      expect(why).toBe('5 failed logons, but nowhere 5 of one account or source within 60 min.');
    }
  });

  it.each(onTheEdge)('the success %s of its window', async (_, beyondMs, found) => {
    const { pivot, status } = await pivotIn(
      db,
      [...BURST, { ...SUCCESS, at: `2026-11-21 11:01:40.00${beyondMs}` }],
      [{ ...EXECUTION, at: '2026-11-21 11:02:00' }],
    );
    expect([pivot !== null, status]).toEqual([found, found ? 'found' : 'none']);
  });

  it.each(onTheEdge)('the execution %s of its window', async (_, beyondMs, found) => {
    const late = { ...EXECUTION, at: `2026-11-21 10:32:22.00${beyondMs}` };
    const { pivot, status } = await pivotIn(db, [...BURST, SUCCESS], [late]);
    expect([pivot !== null, status]).toEqual([found, found ? 'found' : 'none']);
  });

  it('are what the parameters say', async () => {
    const [one, two, three] = BURST;
    const logons = [one, two, three, SUCCESS].filter((logon) => logon !== undefined);
    expect((await pivotIn(db, logons, [EXECUTION])).pivot).toBeNull();
    expect((await pivotIn(db, logons, [EXECUTION], { burst_failures: 3 })).pivot).not.toBeNull();
    await expect(pivotIn(db, logons, [EXECUTION], { burst_failures: 0 })).rejects.toThrow(
      RangeError,
    );
  });
});

it('names a table that is missing, and does not call that no finding', async () => {
  await loadEvidence(db, BURST, []);
  await db.exec(sql`drop table process_logs`);
  expect(await findPivot(db)).toMatchObject({
    status: 'cannot-tell',
    pivot: null,
    why: 'There is no table process_logs: load an export that fills it.',
    excluded: [],
  });
});

it('rejects with AbortError when aborted', async () => {
  await loadEvidence(db, BURST, []);
  await expect(findPivot(db, {}, AbortSignal.abort())).rejects.toMatchObject({
    name: 'AbortError',
  });
});
