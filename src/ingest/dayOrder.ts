import { type Sql, ident, sql } from '../core/sqlText';

export type DateOrder = 'month first' | 'day first';

export const ANOTHER: Readonly<Record<DateOrder, DateOrder>> = {
  'day first': 'month first',
  'month first': 'day first',
};

/** What speaks for an order; `what` goes into a sentence after "by". */
export interface OrderWitness {
  readonly order: DateOrder;
  readonly basis: 'form' | 'records' | 'other files';
  readonly what: string;
}

/** The text of a column as a time, read in an order. */
export function orderedTime(column: string, order: DateOrder): Sql {
  return order === 'day first'
    ? sql`day_first_time(${ident(column)})`
    : sql`month_first_time(${ident(column)})`;
}
