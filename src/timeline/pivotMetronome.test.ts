import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DuckDb } from '../db/duckDb';
import { startTestDb } from '../db/testing/nodeHost';
import { type Execution, type Logon, prepareEngine } from './testing/evidence';
import { failuresAt, irregularOffsets } from './testing/logonSeries';
import { pivotIn } from './testing/pivotIn';

let db: DuckDb;
beforeAll(async () => {
  db = await startTestDb();
  await prepareEngine(db);
});
afterAll(() => db.close());

const START = '2026-11-21 10:00:00';

describe('stale credentials', () => {
  const beat = (count: number): number[] => Array.from({ length: count }, (_, i) => i * 60);
  const retried = failuresAt(START, beat(30), { user: 'svc', source: '10.0.0.8' });
  const svcSuccess: Logon = {
    at: '2026-11-21 10:40:00',
    user: 'svc',
    source: '10.0.0.8',
    outcome: 'success',
  };
  const svcExecution: Execution = { at: '2026-11-21 10:41:00', user: 'svc', host: 'SRV1' };

  it('failures like a clock are no burst, and are listed', async () => {
    const { status, pivot, why, excluded } = await pivotIn(
      db,
      [...retried, svcSuccess],
      [svcExecution],
    );
    expect([status, pivot]).toEqual(['none', null]);
    expect(excluded).toEqual([
      {
        account: 'svc',
        source: '10.0.0.8',
        failures: 30,
        first: '2026-11-21T10:00:00.000Z',
        last: '2026-11-21T10:29:00.000Z',
        everySeconds: 60,
        successAfter: '2026-11-21T10:40:00.000Z',
      },
    ]);
    expect(why).toContain('1 series of failures as regular as a clock');
    expect(why).toContain('After 1 of them the account logged on');
  });

  it('count as a burst when the analyst says so', async () => {
    const { pivot, excluded } = await pivotIn(db, [...retried, svcSuccess], [svcExecution], {
      metronome_variation: 0,
    });
    expect([pivot?.user, excluded]).toEqual(['svc', []]);
  });

  it('nine regular failures are a burst still', async () => {
    const { pivot } = await pivotIn(db, [...retried.slice(0, 9), svcSuccess], [svcExecution]);
    expect(pivot?.records).toHaveLength(11);
  });

  it('failures as many but irregular are a burst', async () => {
    const guessed = failuresAt(START, irregularOffsets(30), { user: 'svc', source: '10.0.0.8' });
    expect((await pivotIn(db, [...guessed, svcSuccess], [svcExecution])).pivot?.user).toBe('svc');
  });

  it('guessing hidden in a long one is found', async () => {
    const days = failuresAt('2026-11-19 10:00:00', beat(2_880), { user: 'svc', source: null });
    const guessed = failuresAt(START, [20, 22, 23, 27, 28, 31], { user: 'svc', source: null });
    const { pivot, excluded } = await pivotIn(
      db,
      [...days, ...guessed, { ...svcSuccess, at: '2026-11-21 10:01:00', source: null }],
      [{ ...svcExecution, at: '2026-11-21 10:02:00' }],
    );
    expect(excluded).toMatchObject([{ account: 'svc', failures: 2_886 }]);
    expect(pivot).toMatchObject({ from: '2026-11-21T10:00:31.000Z', user: 'svc' });
  });

  it('with a pause are two series', async () => {
    const night = failuresAt('2026-11-21 02:00:00', beat(15), { user: 'svc', source: '10.0.0.8' });
    const { status, excluded } = await pivotIn(
      db,
      [...night, ...retried, svcSuccess],
      [svcExecution],
    );
    expect([status, excluded.map((series) => series.failures)]).toEqual(['none', [15, 30]]);
  });

  it('of three accounts at one gateway, one after the other, are no spray', async () => {
    const shifts = ['svc1', 'svc2', 'svc3'].flatMap((user, i) =>
      failuresAt(`2026-11-21 0${i}:00:00`, beat(12), { user, source: '10.0.0.8' }),
    );
    const { status, excluded } = await pivotIn(db, [...shifts, svcSuccess], [svcExecution]);
    expect([status, excluded.length]).toEqual(['none', 3]);
  });

  it('a spray in rounds is a spray, although each of its accounts fails like a clock', async () => {
    const rounds = ['ann', 'ben', 'cid', 'dan'].flatMap((user, i) =>
      failuresAt(
        START,
        beat(12).map((offset) => offset + i * 15),
        { user, source: '203.0.113.9' },
      ),
    );
    const { pivot, excluded } = await pivotIn(
      db,
      [
        ...rounds,
        {
          user: 'cid',
          host: 'WS7',
          source: '203.0.113.9',
          at: '2026-11-21 10:12:30',
          outcome: 'success',
        },
      ],
      [{ user: 'cid', host: 'WS7', at: '2026-11-21 10:13:00' }],
    );
    expect(excluded).toEqual([]);
    expect(pivot).toMatchObject({ user: 'cid', confidence: 'high', records: { length: 50 } });
  });
});
