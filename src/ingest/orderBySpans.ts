import type { OrderWitness } from './dayOrder';
import { DAY_MS, type WrittenDate, dayMs, isAmbiguous } from './writtenDates';

/** From the first to the last time of a loaded file. */
export interface TimeSpan {
  readonly fromMs: number;
  readonly toMs: number;
}

/** The order in which every day falls within the times of other files, give or take a day, while in the other none does. */
export function orderBySpans(
  dates: readonly WrittenDate[],
  others: readonly TimeSpan[],
): OrderWitness | null {
  const telling = dates.filter(isAmbiguous);
  if (telling.length === 0 || others.length === 0) return null;
  const isInside = (ms: number): boolean =>
    others.some(({ fromMs, toMs }) => ms > fromMs - 2 * DAY_MS && ms < toMs + DAY_MS);
  const within = (order: OrderWitness['order']): number =>
    telling.filter((date) => isInside(dayMs(date, order))).length;
  const dayFirst = within('day first');
  const monthFirst = within('month first');
  const what = 'the times of the other files: so read all its days lie within them, else none';
  if (dayFirst === telling.length && monthFirst === 0) {
    return { order: 'day first', basis: 'other files', what };
  }
  if (monthFirst === telling.length && dayFirst === 0) {
    return { order: 'month first', basis: 'other files', what };
  }
  return null;
}
