import { type Sql, ident, sql } from '../core/sqlText';
import type { DbSession } from '../db/db';
import { recordsOf } from '../db/rowsOf';

export type DateOrder = 'month first' | 'day first';

export interface DateOrderVerdict {
  readonly order: DateOrder | null;
  /** How many values have an order to decide. */
  readonly values: number;
  readonly documented: boolean;
  readonly reason: string;
}

/**
 * Decides whether `3/4/2024` is 3 April or 4 March, from every value of the column, and never guesses:
 * a part over 12 decides; the portal's English (US) form (`M/D/YYYY, h:mm:ss AM`, upper-case AM/PM) is documented as
 * month first; otherwise there is no order.
 */
export async function dateOrderOf(
  session: DbSession,
  table: Sql,
  column: string,
  chosen?: DateOrder,
): Promise<DateOrderVerdict> {
  const value = ident(column);
  const [row = {}] = recordsOf(
    await session.query(sql`
      with slashes as (
        select ${value} as v, regexp_split_to_array(trim(${value}), '[-./]') as parts
        from ${table}
        where event_time is null and has_month_day_order(${value}))
      select count(*)::integer as n,
        max(try_cast(parts[1] as integer)) as max_first,
        max(try_cast(parts[2] as integer)) as max_second,
        bool_and(is_portal_time(v)) as portal
      from slashes`),
  );
  const values = Number(row['n'] ?? 0);
  const verdict = (order: DateOrder | null, reason: string, documented = false) => ({
    order,
    values,
    documented,
    reason,
  });
  if (values === 0) return verdict(null, '');
  if (chosen) return verdict(chosen, `Read ${chosen}, as chosen.`);
  const dayFirst = Number(row['max_first']) > 12;
  const monthFirst = Number(row['max_second']) > 12;
  if (dayFirst && monthFirst) {
    return verdict(
      null,
      'Some dates can only be day first and others only month first; none was dated.',
    );
  }
  if (dayFirst) return verdict('day first', 'Read day first: a first part is over 12.');
  if (monthFirst) return verdict('month first', 'Read month first: a second part is over 12.');
  if (row['portal'] === true) {
    return verdict(
      'month first',
      "Read month first, as the portal's English form is written.",
      true,
    );
  }
  return verdict(
    null,
    'Day and month cannot be told apart: no part of any date is over 12. Nothing was guessed; export with ISO 8601 times.',
  );
}

/** Fills `event_time` where it is still null, in the order found. */
export function fillOrderedTimes(table: Sql, column: string, order: DateOrder): Sql {
  const read =
    order === 'day first'
      ? sql`day_first_time(${ident(column)})`
      : sql`month_first_time(${ident(column)})`;
  return sql`update ${table} set event_time = ${read}
    where event_time is null and has_month_day_order(${ident(column)})`;
}
