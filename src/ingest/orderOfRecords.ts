import { countText } from '../core/countText';
import { type Sql, ident, literal, sql } from '../core/sqlText';
import type { DbSession } from '../db/db';
import { recordsOf } from '../db/rowsOf';
import { ANOTHER, type DateOrder, type OrderWitness, orderedTime } from './dayOrder';
import { type WrittenDate, dayMs } from './writtenDates';

/** An export is sorted by time, either way, but for records that came late. */
const SHARE_OF_STEPS = 0.995;

/** A column in the wrong order jumps back at the end of each month. */
const JUMPS_OF_OTHER = 2;
const JUMP_SHARE_OF_OTHER = 0.05;

const MOST_CHANCE = 1e-6;
const MOST_RECORDS = 200_000;

/**
 * How likely it is that so many different days, in an order that has nothing to do with time, rise or fall throughout
 * in one of the two readings: two readings, two ways, of n! orders.
 */
export function chanceOfOrder(days: number): number {
  let orders = 1;
  for (let n = 2; n <= days; n++) orders *= n;
  return Math.min(1, 4 / orders);
}

/** The fewest days whose order tells anything. */
export const FEWEST_DAYS = fewestDays();

function fewestDays(): number {
  let days = 1;
  while (chanceOfOrder(days) >= MOST_CHANCE) days += 1;
  return days;
}

interface Steps {
  readonly up: number;
  readonly down: number;
}

interface DayOrder {
  readonly order: DateOrder;
  /** How often the other reading goes against its own direction. */
  readonly jumps: number;
}

/**
 * The reading in which the days, as they first appear, go one way while in the other they jump. Nothing where the text
 * itself is in order: a file sorted as text is in the order of its first part, whatever that means.
 */
export function orderOfDays(dates: readonly WrittenDate[]): DayOrder | null {
  if (dates.length < FEWEST_DAYS) return null;
  const text = stepsOf(dates.map((date) => date.text));
  if (goesOneWay(text)) return null;
  const reading = (order: DateOrder): Steps => stepsOf(dates.map((date) => dayMs(date, order)));
  for (const order of ['day first', 'month first'] as const) {
    const other = reading(ANOTHER[order]);
    const jumps = Math.min(other.up, other.down);
    const isClear =
      jumps >= JUMPS_OF_OTHER && jumps >= JUMP_SHARE_OF_OTHER * (other.up + other.down);
    if (goesOneWay(reading(order)) && isClear) return { order, jumps };
  }
  return null;
}

/** `orderOfDays`, where the times of the first records bear it out. */
export async function orderOfRecords(
  session: DbSession,
  table: Sql,
  column: string,
  dates: readonly WrittenDate[],
): Promise<OrderWitness | null> {
  const days = orderOfDays(dates);
  if (!days) return null;
  const [row = {}] = recordsOf(
    await session.query(sql`
      with times as (
        select record, epoch_us(${orderedTime(column, days.order)}) as us
        from ${table}
        where has_month_day_order(${ident(column)})
        limit ${literal(MOST_RECORDS)}),
      steps as (
        select us - lag(us) over (order by record) as step from times where us is not null)
      select count(*) filter (step > 0)::bigint as up, count(*) filter (step < 0)::bigint as down
      from steps`),
  );
  if (!goesOneWay({ up: Number(row['up'] ?? 0), down: Number(row['down'] ?? 0) })) return null;
  return {
    order: days.order,
    basis: 'records',
    what: `the order of the records: so read its ${countText(dates.length)} days follow one another, else they jump back ${countText(days.jumps)} times`,
  };
}

function goesOneWay({ up, down }: Steps): boolean {
  return Math.max(up, down) >= SHARE_OF_STEPS * (up + down);
}

function stepsOf<T extends string | number>(values: readonly T[]): Steps {
  let up = 0;
  let down = 0;
  for (const [i, value] of values.entries()) {
    const before = values[i - 1];
    if (before === undefined) continue;
    if (value > before) up += 1;
    else if (value < before) down += 1;
  }
  return { up, down };
}
