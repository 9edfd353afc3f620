import { type Sql, literal, sql } from '../core/sqlText';
import type { Db } from '../db/db';
import { recordsOf } from '../db/rowsOf';
import { bucketCount, bucketStartMs } from './bucketWidth';
import type { ExecutionChoice } from './executionChoice';
import { NO_SELECTION, type Selection, exceptKind } from './selection';
import { selectionSql } from './selectionSql';
import { SUSPICIOUS_EXECUTIONS } from './suspiciousExecutions';
import { inRange } from './timeClauses';
import { type TimeRange, checkRange } from './timeRange';

/** Beyond this a chart was asked for by mistake. */
const MOST_BUCKETS = 10_000;

export interface BucketRequest extends TimeRange {
  /** Whole milliseconds; from `bucketWidthMs`. */
  readonly widthMs: number;
  /** Narrows the records by host and user; what it says of time is for other views. */
  readonly selection?: Selection;
  /** All executions, or those that a finding rests on, which have to be kept before. */
  readonly executions?: ExecutionChoice;
}

/** Counts of one bucket, which reaches from `startMs` to the next one's. */
export interface TimelineBucket {
  readonly startMs: number;
  /** Failed logons. */
  readonly failures: number;
  /** Successful logons. */
  readonly successes: number;
  /** Processes started, all or the suspicious ones as asked for. */
  readonly executions: number;
}

/**
 * Counts of `auth_logs` and `process_logs` in buckets aligned to 1970, one for every step of the range, empty ones
 * included. Only records inside the range count, so that where it cuts a bucket that bucket is counted in part:
 * `wholeBuckets` gives a range that cuts none. Undated records and logons of unknown outcome are in no bucket.
 * @throws RangeError on an empty range, a width that is not positive and whole, or more than 10,000 buckets.
 */
export async function timelineBuckets(
  db: Db,
  request: BucketRequest,
  signal?: AbortSignal,
): Promise<TimelineBucket[]> {
  const { fromMs, widthMs } = request;
  checkRange(request);
  if (!Number.isSafeInteger(widthMs) || widthMs < 1) throw new RangeError(`Width: ${widthMs}`);
  const count = bucketCount(request, widthMs);
  if (count > MOST_BUCKETS) throw new RangeError(`${count} buckets`);

  const startMs = bucketStartMs(fromMs, widthMs);
  const buckets = Array.from({ length: count }, (_, i) => ({
    startMs: startMs + i * widthMs,
    failures: 0,
    successes: 0,
    executions: 0,
  }));
  const rows = await db.query(countsSql(request, startMs), signal ? { signal } : {});
  for (const row of recordsOf(rows)) {
    const bucket = buckets[Number(row['bucket'])];
    if (!bucket) throw new RangeError(`Bucket ${String(row['bucket'])} of ${count}`);
    bucket.failures = Number(row['failures']);
    bucket.successes = Number(row['successes']);
    bucket.executions = Number(row['executions']);
  }
  return buckets;
}

function countsSql(request: BucketRequest, startMs: number): Sql {
  const chosen = selectionSql(exceptKind(request.selection ?? NO_SELECTION, 'time'));
  const executions =
    request.executions === 'suspicious' ? SUSPICIOUS_EXECUTIONS : sql`process_logs`;
  const bucket = sql`((epoch_ms(timestamp) - ${literal(startMs)}) // ${literal(request.widthMs)})`;
  return sql`
with logons as (
  select
    ${bucket} as bucket,
    count(*) filter (where outcome = 'failure') as failures,
    count(*) filter (where outcome = 'success') as successes
  from auth_logs
  where ${inRange(request)} and ${chosen}
  group by 1
),
executions as (
  select ${bucket} as bucket, count(*) as executions
  from ${executions}
  where ${inRange(request)} and ${chosen}
  group by 1
)
select
  coalesce(logons.bucket, executions.bucket)::integer as bucket,
  coalesce(failures, 0)::integer as failures,
  coalesce(successes, 0)::integer as successes,
  coalesce(executions, 0)::integer as executions
from logons
full join executions on logons.bucket = executions.bucket
order by 1`;
}
