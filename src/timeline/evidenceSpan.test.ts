import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sql, trustedSql } from '../core/sqlText';
import type { Db } from '../db/db';
import { startTestDb } from '../db/testing/nodeHost';
import { evidenceSpan } from './evidenceSpan';

let db: Db;
beforeAll(async () => {
  db = await startTestDb();
});
afterAll(() => db.close());

/** A record a minute for 1,000 minutes, and more where the case says so. */
const instants = (...others: readonly string[]): Sql =>
  trustedSql(
    [
      "select timestamp '2026-03-01 00:00:00' + to_minutes(i::bigint) as t from range(1000) as r(i)",
      ...others.map((at) => `select ${at === 'null' ? 'null' : `'${at}'`}::timestamp`),
    ].join(' union all '),
  );

const MARCH = { from: '2026-03-01T00:00:00.000Z', to: '2026-03-01T16:39:00.000Z' };

describe('evidenceSpan', () => {
  it.each([
    ['first to last instant', instants(), MARCH],
    ['undated records do not count', instants('null'), MARCH],
    ['a stray date years before does not count', instants('2019-01-01'), MARCH],
    ['a stray date years later does not count', instants('2087-01-01'), MARCH],
    [
      'a record within a year counts',
      instants('2025-06-01'),
      { ...MARCH, from: '2025-06-01T00:00:00.000Z' },
    ],
    [
      'microseconds are kept',
      instants('2026-03-02 01:02:03.123456'),
      { ...MARCH, to: '2026-03-02T01:02:03.123456Z' },
    ],
    ['nothing dated', trustedSql('select null::timestamp as t'), null],
  ])('%s', async (_fact, all, span) => {
    expect(await evidenceSpan(db, all)).toEqual(span);
  });
});
