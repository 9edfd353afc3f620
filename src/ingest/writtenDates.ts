import { type Sql, ident, sql } from '../core/sqlText';
import type { DbSession } from '../db/db';
import { recordsOf } from '../db/rowsOf';

/** A day as it stands in a column: two parts of unknown meaning, and the year. */
export interface WrittenDate {
  readonly text: string;
  readonly first: number;
  readonly second: number;
  readonly year: number;
  /** How many records have it, and the whole text of the first. */
  readonly values: number;
  readonly example: string;
}

export const DAY_MS = 86_400_000;
const MOST_DATES = 20_000;

/** The different days of a column in the order in which they first appear; `scope` limits the records. */
export async function writtenDatesOf(
  session: DbSession,
  table: Sql,
  column: string,
  scope: Sql = sql`true`,
): Promise<WrittenDate[]> {
  const value = ident(column);
  const rows = await session.query(
    sql`
      with days as (
        select month_day_text(${value}) as day, ${value} as v, record
        from ${table}
        where ${scope} and contains(${value}, ':'))
      select day, count(*)::integer as n, arg_min(v, record) as example, min(record) as appears
      from days
      where day <> ''
      group by day
      order by appears`,
    { maxRows: MOST_DATES },
  );
  return recordsOf(rows).map(({ day, n, example }) => {
    const [first = 0, second = 0, year = 0] = String(day).split(/[-./]/).map(Number);
    return {
      text: String(day),
      first,
      second,
      year,
      values: Number(n),
      example: String(example).trim(),
    };
  });
}

/** Midnight of the day, read day first or month first, in milliseconds since 1970. */
export function dayMs({ first, second, year }: WrittenDate, order: 'day first' | 'month first') {
  return order === 'day first'
    ? Date.UTC(year, second - 1, first)
    : Date.UTC(year, first - 1, second);
}

export function isAmbiguous({ first, second }: WrittenDate): boolean {
  return first !== second;
}
