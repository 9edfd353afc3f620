import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DuckDb } from '../db/duckDb';
import { startTestDb } from '../db/testing/nodeHost';
import type { PivotAnswer } from './pivotPoint';
import { BURST, EXECUTION, SUCCESS } from './testing/bruteForce';
import { type Execution, type Logon, prepareEngine } from './testing/evidence';
import { pivotIn } from './testing/pivotIn';

let db: DuckDb;
beforeAll(async () => {
  db = await startTestDb();
  await prepareEngine(db);
});
afterAll(() => db.close());

describe('what is no pivot, and why', () => {
  const cases: readonly [
    name: string,
    logons: readonly Logon[],
    executions: readonly Execution[],
    status: PivotAnswer['status'],
    why: RegExp,
  ][] = [
    ['no logon records', [], [EXECUTION], 'cannot-tell', /no logon records/],
    ['no failures', [SUCCESS], [EXECUTION], 'none', /No user account failed to log on/],
    ['no executions', [...BURST, SUCCESS], [], 'cannot-tell', /no process records/],
    ['failures only', BURST, [EXECUTION], 'cannot-tell', /export of failures alone/],
    [
      'a user who mistypes three times',
      [...BURST.slice(0, 3), SUCCESS],
      [EXECUTION],
      'none',
      /^3 failed logons, but nowhere 5/,
    ],
    [
      'a success before the failures',
      [{ ...SUCCESS, at: '2026-11-21 09:59:59' }, ...BURST],
      [EXECUTION],
      'none',
      /^2 bursts of failed logons, none followed within 60 min by a successful logon/,
    ],
    [
      'a success of another account from elsewhere',
      [...BURST, { ...SUCCESS, user: 'bob', source: '10.0.0.77' }],
      [{ ...EXECUTION, user: 'bob' }],
      'none',
      /none followed within 60 min by a successful logon/,
    ],
    [
      'an execution before the success only',
      [...BURST, SUCCESS],
      [{ ...EXECUTION, at: '2026-11-21 10:02:21.999' }],
      'none',
      /none followed within 30 min by an execution of the account on that host\.$/,
    ],
    [
      'an execution of another user',
      [...BURST, SUCCESS],
      [{ ...EXECUTION, user: 'bob' }],
      'none',
      /none followed within 30 min by an execution/,
    ],
    [
      'an execution on another host',
      [...BURST, SUCCESS],
      [{ ...EXECUTION, host: 'WS2' }],
      'none',
      /After 1 of them the account ran something on another host only\.$/,
    ],
    [
      'a machine account',
      [...BURST, SUCCESS].map((logon) => ({ ...logon, user: 'WS9$' })),
      [{ ...EXECUTION, user: 'WS9$' }],
      'none',
      /No user account failed to log on/,
    ],
    [
      'undated failures',
      [...BURST.map((logon) => ({ ...logon, at: null })), SUCCESS],
      [EXECUTION],
      'cannot-tell',
      /5 logon records without a usable time could not be placed/,
    ],
    [
      'failures of a clock that was never set',
      [...BURST, SUCCESS].map((logon) => ({ ...logon, at: '1601-01-01 00:00:00' })),
      [{ ...EXECUTION, at: '1601-01-01 00:00:00' }],
      'cannot-tell',
      /None of 6 logon records has a usable time/,
    ],
    [
      'logons of unknown outcome',
      BURST.map((logon) => ({ ...logon, outcome: null })),
      [EXECUTION],
      'cannot-tell',
      /None of 5 logon records says whether it failed or succeeded/,
    ],
    [
      'executions that name no user',
      [...BURST, SUCCESS],
      [{ ...EXECUTION, user: null }],
      'cannot-tell',
      /No process record names a user/,
    ],
  ];
  it.each(cases)('%s', async (_, logons, executions, status, why) => {
    const answer = await pivotIn(db, logons, executions);
    expect(answer).toMatchObject({ status, pivot: null });
    expect(answer.why).toMatch(why);
  });
});
