import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../core/sqlText';
import type { DuckDb } from '../db/duckDb';
import { startTestDb } from '../db/testing/nodeHost';
import { answerTable } from '../hunts/answerTable';
import { bucketRecordsSql } from './bucketRecords';
import { timelineBuckets } from './buckets';
import { keepSuspiciousExecutions } from './suspiciousExecutions';
import { PROCESS_FILE, loadEvidence } from './testing/evidence';
import { msOf } from './testing/logonSeries';

const HOUR = 3_600_000;
const RANGE = { fromMs: msOf('2026-03-09 08:00:00'), toMs: msOf('2026-03-09 09:00:00') };

let db: DuckDb;
beforeAll(async () => {
  db = await startTestDb();
  await loadEvidence(
    db,
    [{ at: '2026-03-09 08:30:00', host: 'A', outcome: 'failure' }],
    ['A', 'A', 'A', 'B', 'B'].map((host, i) => ({ at: `2026-03-09 08:0${i}:00`, host })),
  );
  await db.exec(sql`create schema if not exists answers`);
  await db.exec(
    sql`create table ${answerTable('some-hunt')} as
      select * from (values
        ('one', 'high', [{'file_id': 2, 'record': 1::bigint}, {'file_id': 1, 'record': 1::bigint}]),
        ('two', 'low', [{'file_id': 2, 'record': 1::bigint}, {'file_id': 2, 'record': 4::bigint}]),
        ('aside', 'high', [{'file_id': 2, 'record': 2::bigint}]),
        ('info', 'informational', [{'file_id': 2, 'record': 3::bigint}]))
      as found(finding_key, severity, row_refs)`,
  );
});
afterAll(() => db.close());

describe('suspicious executions', () => {
  it('are the process records of findings above informational, each once, without what is set aside', async () => {
    await keepSuspiciousExecutions(db, [{ huntId: 'some-hunt', exceptKeys: ['aside'] }]);
    const records = await db.query(
      bucketRecordsSql(RANGE, ['executions'], { executions: 'suspicious' }),
    );
    const refs = Array.from({ length: records.rowCount }, (_, r) => [
      Number(records.cell(r, 7)),
      Number(records.cell(r, 8)),
    ]);
    expect(refs).toEqual([
      [PROCESS_FILE, 1],
      [PROCESS_FILE, 4],
    ]);
  });

  it('are counted in place of all, and narrowed by host like all', async () => {
    await keepSuspiciousExecutions(db, [{ huntId: 'some-hunt', exceptKeys: ['aside'] }]);
    const request = { ...RANGE, widthMs: HOUR };
    const counted = async (more: object): Promise<(number | undefined)[]> => {
      const [bucket] = await timelineBuckets(db, { ...request, ...more });
      return [bucket?.failures, bucket?.executions];
    };
    const selection = [{ kind: 'host', name: 'b' }] as const;
    expect(await counted({})).toEqual([1, 5]);
    expect(await counted({ executions: 'suspicious' })).toEqual([1, 2]);
    expect(await counted({ selection })).toEqual([0, 2]);
    expect(await counted({ executions: 'suspicious', selection })).toEqual([0, 1]);
  });

  it('are none without findings', async () => {
    await keepSuspiciousExecutions(db, []);
    const request = { ...RANGE, widthMs: HOUR, executions: 'suspicious' } as const;
    expect((await timelineBuckets(db, request))[0]?.executions).toBe(0);
  });
});
