import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DuckDb } from '../db/duckDb';
import { startTestDb } from '../db/testing/nodeHost';
import { BURST, EXECUTION, SUCCESS } from './testing/bruteForce';
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

function spray(source: string, users: readonly string[]): Logon[] {
  const offsets = irregularOffsets(users.length);
  return users.flatMap((user, i) => failuresAt(START, [offsets[i] ?? 0], { user, source }));
}
const afterSpray = (user: string, source: string | null): Logon => ({
  at: '2026-11-21 10:05:00',
  user,
  host: 'WS7',
  source,
  outcome: 'success',
});
const ranBy = (user: string, host = 'WS7'): Execution => ({
  at: '2026-11-21 10:06:00',
  user,
  host,
});

describe('sources', () => {
  it('a spray ends in the success of an account it need not have failed on', async () => {
    const sprayed = spray('203.0.113.9', ['ann', 'ben', 'cid', 'dan', 'eve']);
    const { pivot } = await pivotIn(
      db,
      [...sprayed, afterSpray('fay', '203.0.113.9')],
      [ranBy('fay')],
    );
    expect(pivot).toMatchObject({ user: 'fay', source: '203.0.113.9', confidence: 'medium' });
    expect(pivot?.reason).toContain('203.0.113.9 failed to log on 5 times as 5 accounts');
    expect(pivot?.reason).toContain('the account itself had not failed from that source');
  });

  it('a spray stays one while it goes on with two of its accounts', async () => {
    const users = [
      'ann',
      'ben',
      'cid',
      ...Array.from({ length: 60 }, (_, i) => ['dan', 'eve'][i % 2] ?? ''),
    ];
    const success = { ...afterSpray('fay', '203.0.113.9'), at: '2026-11-21 10:16:00' };
    const { pivot } = await pivotIn(
      db,
      [...spray('203.0.113.9', users), success],
      [{ ...ranBy('fay'), at: '2026-11-21 10:17:00' }],
    );
    expect(pivot?.user).toBe('fay');
  });

  it('a spray may end in the instant of its last failure', async () => {
    const sprayed = spray('203.0.113.9', ['ann', 'ben', 'cid', 'dan', 'eve']);
    const at = sprayed.at(-1)?.at ?? null;
    const { pivot } = await pivotIn(
      db,
      [...sprayed, { ...afterSpray('fay', '203.0.113.9'), at }],
      [ranBy('fay')],
    );
    expect(pivot?.user).toBe('fay');
  });

  it('a source does not become shared by what the intruder does after the spray', async () => {
    const sprayed = spray('203.0.113.9', ['ann', 'ben', 'cid', 'dan', 'eve']);
    const taken = ['fay', 'gus', 'hal'].map((user) => afterSpray(user, '203.0.113.9'));
    const { pivot } = await pivotIn(db, [...sprayed, ...taken], [ranBy('fay')]);
    expect(pivot).toMatchObject({ user: 'fay', confidence: 'medium' });
  });

  it('a spray that failed on the account before is certain', async () => {
    const sprayed = spray('203.0.113.9', ['ann', 'ben', 'cid', 'dan', 'eve']);
    const { pivot } = await pivotIn(
      db,
      [...sprayed, afterSpray('Eve', '203.0.113.9')],
      [ranBy('eve')],
    );
    expect(pivot).toMatchObject({ user: 'Eve', confidence: 'high' });
  });

  it('two accounts that fail at a shared source are no spray for a third', async () => {
    const shared = spray('10.0.0.200', ['ann', 'ben', 'ann', 'ben', 'ann', 'ben']);
    const { pivot } = await pivotIn(
      db,
      [...shared, afterSpray('fay', '10.0.0.200')],
      [ranBy('fay')],
    );
    expect(pivot).toBeNull();
  });

  it('a source many accounts use gives low confidence, and gives way to a better logon', async () => {
    const regulars = ['ida', 'jon', 'kim'].map((user, i) => ({
      ...afterSpray(user, '10.0.0.200'),
      at: `2026-11-21 09:0${i}:00`,
    }));
    const sprayed = spray('10.0.0.200', ['ann', 'ben', 'cid', 'dan', 'eve']);
    const gateway = [...regulars, ...sprayed, afterSpray('fay', '10.0.0.200')];
    const alone = await pivotIn(db, gateway, [ranBy('fay')]);
    expect(alone.pivot).toMatchObject({ user: 'fay', confidence: 'low' });

    const later = [...BURST, SUCCESS].map((logon) => ({
      ...logon,
      at: (logon.at ?? '').replace('21 10:', '21 15:'),
    }));
    const better = await pivotIn(
      db,
      [...gateway, ...later],
      [ranBy('fay'), { ...EXECUTION, at: '2026-11-21 15:03:00' }],
    );
    expect(better.pivot).toMatchObject({
      user: 'alice',
      confidence: 'high',
      runnersUp: [{ user: 'fay', confidence: 'low' }],
    });
  });

  it('the victim at their own desk during the guessing is not the intruder', async () => {
    const desk = { ...SUCCESS, at: '2026-11-21 10:02:00', source: '10.0.0.44' };
    const { pivot } = await pivotIn(
      db,
      [...BURST, desk, SUCCESS],
      [{ ...EXECUTION, at: '2026-11-21 10:02:10' }, EXECUTION],
    );
    expect(pivot).toMatchObject({ at: '2026-11-21T10:02:22.000Z', source: '10.0.0.5' });
    const deskOnly = await pivotIn(db, [...BURST, desk], [EXECUTION]);
    expect(deskOnly.pivot).toMatchObject({ source: '10.0.0.44', confidence: 'low' });
  });

  it.each([null, '-', '127.0.0.1', '::1', '::ffff:127.0.0.1', 'localhost'])(
    '%j is no source that accounts could share',
    async (source) => {
      const sprayed = spray('x', ['ann', 'ben', 'cid', 'dan', 'eve']).map((l) => ({
        ...l,
        source,
      }));
      const { pivot } = await pivotIn(db, [...sprayed, afterSpray('fay', source)], [ranBy('fay')]);
      expect(pivot).toBeNull();
    },
  );

  it('an account is followed without any source', async () => {
    const blind = [...BURST, SUCCESS].map((logon) => ({ ...logon, source: null }));
    const { pivot } = await pivotIn(db, blind, [EXECUTION]);
    expect(pivot).toMatchObject({ source: null, confidence: 'medium' });
    expect(pivot?.reason).toContain('from an unknown source');

    const at = blind[4]?.at ?? null;
    const instant = [...blind.slice(0, 5), { ...SUCCESS, source: null, at }];
    expect((await pivotIn(db, instant, [EXECUTION])).pivot?.user).toBe('alice');
  });
});
