import { type Sql, joinSql, literal, sql } from '../core/sqlText';
import { inRange } from './timeClauses';
import { type TimeRange, checkRange } from './timeRange';

export type TimelineSeries = 'failures' | 'successes' | 'executions';

const OUTCOME_OF = { failures: 'failure', successes: 'success' } as const;

/**
 * The records behind the counts of a range, oldest first: series, timestamp, host, user, source_ip, process_name,
 * detail (status of a logon, arguments of a process), file_id, record.
 */
export function bucketRecordsSql(
  range: TimeRange,
  series: readonly TimelineSeries[] = ['failures', 'executions'],
): Sql {
  checkRange(range);
  if (series.length === 0) throw new RangeError('No series asked for.');
  const selects = series.map((name) => seriesSql(name, range));
  return sql`${joinSql(selects, '\nunion all\n')}\norder by timestamp, file_id, record, series`;
}

function seriesSql(series: TimelineSeries, range: TimeRange): Sql {
  if (series === 'executions') {
    return sql`
select
  'executions' as series, timestamp, host, "user",
  null::varchar as source_ip, process_name, arguments as detail, file_id, record
from process_logs
where ${inRange(range)}`;
  }
  return sql`
select
  ${literal(series)} as series, timestamp, host, "user",
  source_ip, null::varchar as process_name, status as detail, file_id, record
from auth_logs
where outcome = ${literal(OUTCOME_OF[series])} and ${inRange(range)}`;
}
