import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ident, sql } from '../core/sqlText';
import type { DuckDb } from '../db/duckDb';
import { startTestDb } from '../db/testing/nodeHost';
import { findPivot } from './pivot';
import { ALICE, BURST, EXECUTION, SUCCESS } from './testing/bruteForce';
import { type Execution, type Logon, loadEvidence, prepareEngine } from './testing/evidence';
import { failuresAt, irregularOffsets } from './testing/logonSeries';
import { pivotIn } from './testing/pivotIn';

let db: DuckDb;
beforeAll(async () => {
  db = await startTestDb();
  await prepareEngine(db);
});
afterAll(() => db.close());

/** Three days in which alice works at her desk, so that what is new can be told. */
const DAYS = ['2026-11-18', '2026-11-19', '2026-11-20'];
const DESK = { user: 'alice', host: 'WS9', source: '10.0.0.44' };
const HISTORY: readonly Logon[] = DAYS.map((day) => ({
  ...DESK,
  at: `${day} 08:00:00`,
  outcome: 'success',
}));
const WORK: readonly Execution[] = DAYS.flatMap((day) =>
  ['outlook.exe', 'excel.exe', 'cmd.exe'].map((process, i) => ({
    ...DESK,
    at: `${day} 08:0${i + 1}:00`,
    process,
  })),
);
const ROUND: readonly Execution[] = ['whoami.exe', 'net.exe', 'nltest.exe', 'beacon.exe'].map(
  (process, i) => ({ user: 'alice', host: 'SRV1', at: `2026-11-21 02:0${i + 2}:00`, process }),
);

describe('without failures', () => {
  const stolen: Logon = {
    user: 'alice',
    host: 'SRV1',
    source: '203.0.113.9',
    at: '2026-11-21 02:01:00',
    outcome: 'success',
  };

  it('the first logon from outside is the pivot when a reconnaissance round follows', async () => {
    const { status, pivot } = await pivotIn(db, [...HISTORY, stolen], [...WORK, ...ROUND]);
    expect(status).toBe('found');
    expect(pivot).toMatchObject({
      at: '2026-11-21T02:01:00.000Z',
      from: '2026-11-21T02:01:00.000Z',
      to: '2026-11-21T02:02:00.000Z',
      basis: 'outside',
      confidence: 'medium',
    });
    expect(pivot?.sentences.map(({ text }) => text)).toEqual([
      'No burst of failed logons of alice or from 203.0.113.9 came before: the password was known.',
      'alice logged on to SRV1 from 203.0.113.9 at 2026-11-21 02:01:00.000Z, for the first time from this public address.',
      '1 min later alice started whoami.exe on SRV1; then 2 more reconnaissance tools (net.exe, nltest.exe), 1 new program (beacon.exe); together a reconnaissance burst.',
      expect.stringContaining('nothing had failed, so it may be the person on a new way'),
    ]);
  });

  it('several tools for living off the land are named in one plural', async () => {
    const tools = ['powershell.exe', 'certutil.exe'].map((process, i) => ({
      user: 'alice',
      host: 'SRV1',
      at: `2026-11-21 02:0${i + 5}:30`,
      process,
    }));
    const { pivot } = await pivotIn(db, [...HISTORY, stolen], [...WORK, ...ROUND, ...tools]);
    expect(pivot?.sentences[2]?.text).toContain(
      '2 tools for living off the land (powershell.exe, certutil.exe)',
    );
  });

  it('the first logon from outside is none when ordinary work follows', async () => {
    const abroad = ['outlook.exe', 'excel.exe', 'cmd.exe'].map((process, i) => ({
      user: 'alice',
      host: 'SRV1',
      at: `2026-11-21 02:0${i + 2}:00`,
      process,
    }));
    const { status, why } = await pivotIn(db, [...HISTORY, stolen], [...WORK, ...abroad]);
    expect(status).toBe('none');
    expect(why).toContain('1 logon without failures of its own kind');
  });

  it('the first logons of an account that is new everywhere are none', async () => {
    const round = DAYS.flatMap((day) =>
      Array.from({ length: 8 }, (_, i): Logon => ({
        user: 'scanner',
        host: `H${day.slice(-1)}${i}`,
        source: '10.0.0.77',
        at: `${day} 10:0${i}:00`,
        outcome: 'success',
      })),
    );
    const ran = ROUND.map((started) => ({
      ...started,
      user: 'scanner',
      host: 'H07',
      at: started.at?.replace('21 02:', '20 10:1').replace(/(\d\d:\d\d):?\d:00$/, '$1:00') ?? null,
    }));
    expect((await pivotIn(db, [...HISTORY, ...round], [...WORK, ...ran])).status).toBe('none');
  });
});

describe('after failures', () => {
  it('a forgotten password at the own desk is no pivot', async () => {
    const failed = failuresAt('2026-11-21 08:00:00', irregularOffsets(9), DESK);
    const { status, why, unconfirmed } = await pivotIn(
      db,
      [...HISTORY, ...failed, { ...DESK, at: '2026-11-21 08:03:00', outcome: 'success' }],
      [...WORK, { ...DESK, at: '2026-11-21 08:04:00', process: 'outlook.exe' }],
    );
    expect(status).toBe('none');
    expect(why).toContain('what they or those hosts start anyway');
    expect(unconfirmed).toMatchObject([{ user: 'alice', failures: 9, to: null }]);
  });

  it('returns of the source are listed, and do not move the pivot', async () => {
    const back: Logon = { ...SUCCESS, at: '2026-11-21 15:00:00' };
    const later = { ...EXECUTION, at: '2026-11-21 15:01:00', process: 'nltest.exe' };
    const { pivot } = await pivotIn(db, [...BURST, SUCCESS, back], [EXECUTION, later]);
    expect(pivot).toMatchObject({ at: '2026-11-21T10:02:22.000Z' });
    expect(pivot?.reentries).toMatchObject([{ at: '2026-11-21T15:00:00.000Z', user: 'alice' }]);
  });

  it('a gateway that always has as many failures is no source of a spray', async () => {
    const gateway = '10.0.0.200';
    const users = ['ann', 'ben', 'cid', 'dan', 'eve', 'fay'];
    const logons = Array.from({ length: 72 }, (_, hour) => hour).flatMap((hour) =>
      users.flatMap((user, i): Logon[] => {
        const at = `2026-11-${18 + Math.floor(hour / 24)} ${String(hour % 24).padStart(2, '0')}:${10 + ((i * 7 + hour * 5) % 45)}:${10 + ((hour * 13 + i) % 50)}`;
        return [
          { user, source: gateway, host: 'VPN', at, outcome: 'failure' },
          { user, source: gateway, host: 'VPN', at: at.replace(/\d\d$/, '59'), outcome: 'success' },
        ];
      }),
    );
    const ran = users.map((user) => ({ user, host: 'VPN', at: '2026-11-20 23:57:00' }));
    const { pivot } = await pivotIn(db, logons, ran);
    expect(pivot).toBeNull();
  });
});

describe('the series of failures', () => {
  it('gives onset and change points beside the pivot', async () => {
    const quiet = failuresAt('2026-11-20 00:00:00', [0, 9_000, 31_000, 60_500], { user: 'bob' });
    const guessed = failuresAt('2026-11-21 09:50:00', irregularOffsets(120), ALICE);
    const at = '2026-11-21 10:20:00';
    const { pivot, onset, changePoints } = await pivotIn(
      db,
      [...quiet, ...guessed, { ...SUCCESS, at }, { ...SUCCESS, at: '2026-11-21 20:00:00' }],
      [{ ...EXECUTION, at: '2026-11-21 10:21:00' }],
    );
    expect(pivot?.at).toBe('2026-11-21T10:20:00.000Z');
    expect(onset).toEqual({ at: '2026-11-21T09:50:00.000Z', record: { fileId: 1, record: 5 } });
    const [rise, fall] = changePoints;
    expect(rise?.at).toBe('2026-11-21T09:50:00.000Z');
    expect(rise && rise.failuresAnHourAfter > 3 * rise.failuresAnHourBefore).toBe(true);
    expect(fall && fall.failuresAnHourBefore > 3 * fall.failuresAnHourAfter).toBe(true);
    expect(changePoints.length).toBeLessThanOrEqual(4);
  });

  it('has neither where it is flat', async () => {
    const flat = failuresAt(
      '2026-11-20 00:00:00',
      Array.from({ length: 40 }, (_, i) => i * 1_800 + ((i * 37) % 600)),
      { user: null, source: null },
    ).map((logon, i) => ({ ...logon, user: `u${i}` }));
    const { status, onset, changePoints } = await pivotIn(
      db,
      [...flat, { ...SUCCESS, at: '2026-11-20 12:00:00' }],
      [EXECUTION],
    );
    expect([status, onset, changePoints]).toEqual(['none', null, []]);
  });
});

describe('edges', () => {
  it('one event', async () => {
    expect((await pivotIn(db, [SUCCESS], [])).pivot).toBeNull();
    expect((await pivotIn(db, BURST.slice(0, 1), [])).status).toBe('cannot-tell');
  });

  it('ten years', async () => {
    const old = failuresAt('2016-11-21 10:00:00', [0, 9, 40], { user: 'bob', source: '10.0.0.8' });
    const { pivot } = await pivotIn(db, [...old, ...BURST, SUCCESS], [EXECUTION]);
    expect(pivot?.at).toBe('2026-11-21T10:02:22.000Z');
  });

  it('a host whose clock is nine months off neither is nor moves the pivot', async () => {
    const off = (at: string | null): string | null => at?.replace('2026-11', '2026-02') ?? null;
    const lost = HISTORY.map((logon) => ({ ...logon, host: 'OFF', at: off(logon.at) }));
    const ran = WORK.map((started) => ({ ...started, host: 'OFF', at: off(started.at) }));
    const { pivot } = await pivotIn(db, [...lost, ...BURST, SUCCESS], [...ran, EXECUTION]);
    expect(pivot).toMatchObject({ at: '2026-11-21T10:02:22.000Z', host: 'WS1' });
  });

  it('undated records beside dated ones are counted in what it says', async () => {
    const undated = BURST.map((logon) => ({ ...logon, at: null }));
    const { status, why } = await pivotIn(
      db,
      [...undated, ...BURST.slice(0, 3), SUCCESS],
      [EXECUTION],
    );
    expect(status).toBe('partial');
    expect(why).toContain('5 logon records without a usable time could not be placed');
  });

  it('confirms by services and connections where there is no process table', async () => {
    await loadEvidence(db, [...BURST, SUCCESS], []);
    await db.exec(sql`drop table process_logs`);
    await db.exec(sql`create or replace table service_task as
      select timestamp '2026-11-21 10:05:00' as timestamp, 'WS1' as host, '7045' as event_code, 'updsvc' as name,
        3 as file_id, 1::bigint as record`);
    const { status, pivot } = await findPivot(db);
    await db.exec(sql`drop table ${ident('service_task')}`);
    expect(status).toBe('found');
    expect(pivot).toMatchObject({ to: '2026-11-21T10:05:00.000Z', confidence: 'high' });
    expect(pivot?.reason).toContain('the service or task updsvc was created on WS1');
    expect(pivot?.reason).toContain('not confirmed for want of records: programs');
  });
});
