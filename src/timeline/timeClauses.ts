import { type Sql, literal, sql } from '../core/sqlText';
import type { TimeRange } from './timeRange';

/** Years outside are clocks that were never set (1601, 1970) or damaged dates, not instants of an incident. */
export const FIRST_PLAUSIBLE_YEAR = 2000;
export const LAST_PLAUSIBLE_YEAR = 2100;

/** Whether `timestamp` lies in a plausible year; null where it is null. */
export const IN_PLAUSIBLE_YEAR: Sql = sql`(
  timestamp >= make_timestamp(${literal(FIRST_PLAUSIBLE_YEAR)}, 1, 1, 0, 0, 0)
  and timestamp < make_timestamp(${literal(LAST_PLAUSIBLE_YEAR + 1)}, 1, 1, 0, 0, 0))`;

/** Whether `timestamp` lies in the range. */
export function inRange({ fromMs, toMs }: TimeRange): Sql {
  return sql`(timestamp >= make_timestamp_ms(${literal(fromMs)})
    and timestamp < make_timestamp_ms(${literal(toMs)}))`;
}
