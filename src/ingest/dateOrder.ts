import { type Sql, ident, sql } from '../core/sqlText';
import type { DbSession } from '../db/db';
import { type DateOrder, type OrderWitness, orderedTime } from './dayOrder';
import { orderOfRecords } from './orderOfRecords';
import { type TimeSpan, orderBySpans } from './orderBySpans';
import { isAmbiguous, writtenDatesOf } from './writtenDates';

export type { DateOrder };

/** What decided: `mixed` where parts over 12 stand in both places, `conflict` where two kinds of evidence disagree. */
export type OrderBasis =
  'chosen' | 'parts' | 'form' | 'records' | 'other files' | 'mixed' | 'conflict' | 'none';

/** An order found after the file was read, or withdrawn, with the sentence that says why. */
export interface SettledOrder {
  readonly order: DateOrder | null;
  readonly basis: 'other files' | 'conflict';
  readonly reason: string;
}

export interface DateOrderVerdict {
  readonly order: DateOrder | null;
  readonly basis: OrderBasis;
  /** How many values have an order to decide. */
  readonly values: number;
  readonly documented: boolean;
  readonly reason: string;
  /** A value that reads both ways, for the question; null where there is none. */
  readonly example: string | null;
}

/**
 * Decides whether `3/4/2024` is 3 April or 4 March, from every value of the column, and never guesses. A choice decides,
 * then a part over 12. After them the portal's English form (documented as month first), the order of the records and
 * the times of the other files must not disagree; where all are silent there is no order, and the analyst is asked.
 */
export async function dateOrderOf(
  session: DbSession,
  table: Sql,
  column: string,
  chosen?: DateOrder | SettledOrder,
  others: readonly TimeSpan[] = [],
): Promise<DateOrderVerdict> {
  const dates = await writtenDatesOf(session, table, column, sql`event_time is null`);
  const values = dates.reduce((sum, date) => sum + date.values, 0);
  const example = dates.find(isAmbiguous)?.example ?? null;
  const verdict = (basis: OrderBasis, order: DateOrder | null, reason: string) => ({
    order,
    basis,
    values,
    documented: basis === 'form',
    reason,
    example,
  });
  if (values === 0) return verdict('none', null, '');
  if (typeof chosen === 'string') return verdict('chosen', chosen, `Read ${chosen}, as chosen.`);
  if (chosen) return verdict(chosen.basis, chosen.order, chosen.reason);
  const dayFirst = dates.some(({ first }) => first > MONTHS);
  const monthFirst = dates.some(({ second }) => second > MONTHS);
  if (dayFirst && monthFirst) {
    return verdict(
      'mixed',
      null,
      'Some dates can only be day first and others only month first; none was dated.',
    );
  }
  if (dayFirst) {
    return verdict('parts', 'day first', 'Read day first: a first part is over 12.');
  }
  if (monthFirst) {
    return verdict('parts', 'month first', 'Read month first: a second part is over 12.');
  }
  if (example === null) {
    return verdict('parts', 'day first', 'Day and month are the same number in every date.');
  }
  const witnesses = [
    (await areOfPortal(session, table, column)) ? PORTAL : null,
    await orderOfRecords(session, table, column, dates),
    orderBySpans(dates, others),
  ].filter((witness) => witness !== null);
  const found = judged(witnesses);
  return verdict(found.basis, found.order, found.reason);
}

const MONTHS = 12;

const PORTAL: OrderWitness = {
  order: 'month first',
  basis: 'form',
  what: "the portal's English form",
};

async function areOfPortal(session: DbSession, table: Sql, column: string): Promise<boolean> {
  const value = ident(column);
  const strangers = await session.query(sql`
    select 1 from ${table}
    where event_time is null and has_month_day_order(${value}) and not is_portal_time(${value})
    limit 1`);
  return strangers.rowCount === 0;
}

/** One order where all that speak agree; else none, with the reason. */
export function judged(
  witnesses: readonly OrderWitness[],
): Pick<DateOrderVerdict, 'order' | 'basis' | 'reason'> {
  const [first, ...others] = witnesses;
  if (!first) {
    return {
      order: null,
      basis: 'none',
      reason:
        'Day and month cannot be told apart: no part of any date is over 12, and neither the order of the records nor the other files show which it is. Nothing was guessed and none was dated; say which it is, or export with ISO 8601 times.',
    };
  }
  const contrary = others.find((other) => other.order !== first.order);
  if (!contrary) {
    const { order, basis } = first;
    return { order, basis, reason: `Read ${order}, by ${first.what}.` };
  }
  return {
    order: null,
    basis: 'conflict',
    reason: `Day and month cannot be told apart: ${first.order} by ${first.what}, but ${contrary.order} by ${contrary.what}. Nothing was guessed and none was dated; say which it is.`,
  };
}

/** Fills `event_time` where it is still null, in the order found. */
export function fillOrderedTimes(table: Sql, column: string, order: DateOrder): Sql {
  return sql`update ${table} set event_time = ${orderedTime(column, order)}
    where event_time is null and has_month_day_order(${ident(column)})`;
}
