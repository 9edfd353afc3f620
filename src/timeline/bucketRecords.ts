import { type Sql, joinSql, literal, sql } from '../core/sqlText';
import type { ExecutionChoice } from './executionChoice';
import { NO_SELECTION, type Selection, exceptKind } from './selection';
import { selectionSql } from './selectionSql';
import { SUSPICIOUS_EXECUTIONS } from './suspiciousExecutions';
import { inRange } from './timeClauses';
import { type TimeRange, checkRange } from './timeRange';

export type TimelineSeries = 'failures' | 'successes' | 'executions';

/** Which of the records: those that the chart counts. */
export interface RecordChoice {
  readonly selection?: Selection;
  readonly executions?: ExecutionChoice;
}

const OUTCOME_OF = { failures: 'failure', successes: 'success' } as const;

/**
 * The records behind the counts of a range, oldest first: series, timestamp, host, user, source_ip, process_name,
 * detail (status of a logon, arguments of a process), file_id, record.
 */
export function bucketRecordsSql(
  range: TimeRange,
  series: readonly TimelineSeries[] = ['failures', 'executions'],
  choice: RecordChoice = {},
): Sql {
  checkRange(range);
  if (series.length === 0) throw new RangeError('No series asked for.');
  const selects = series.map((name) => seriesSql(name, range, choice));
  return sql`${joinSql(selects, '\nunion all\n')}\norder by timestamp, file_id, record, series`;
}

function seriesSql(
  series: TimelineSeries,
  range: TimeRange,
  { selection = NO_SELECTION, executions = 'all' }: RecordChoice,
): Sql {
  const chosen = selectionSql(exceptKind(selection, 'time'));
  if (series === 'executions') {
    const suspicious =
      executions === 'suspicious'
        ? sql` semi join (select file_id, record from ${SUSPICIOUS_EXECUTIONS}) using (file_id, record)`
        : sql``;
    return sql`
select
  'executions' as series, timestamp, host, "user",
  null::varchar as source_ip, process_name, arguments as detail, file_id, record
from process_logs${suspicious}
where ${inRange(range)} and ${chosen}`;
  }
  return sql`
select
  ${literal(series)} as series, timestamp, host, "user",
  source_ip, null::varchar as process_name, status as detail, file_id, record
from auth_logs
where outcome = ${literal(OUTCOME_OF[series])} and ${inRange(range)} and ${chosen}`;
}
