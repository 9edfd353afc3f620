/** One day that has records. `dayMs` is its start, UTC. */
export interface ActiveDay {
  readonly dayMs: number;
  readonly records: number;
}

const DAY_MS = 86_400_000;

/** Nothing at all for more than a year is a clock that was off, not a patient intruder. */
export const ISOLATION_DAYS = 366;

/** A stretch with this share of the records or more is evidence, however far away it lies. */
export const ISOLATION_SHARE = 0.01;

/**
 * The starts of the days that lie more than a year from every other stretch and hold less than 1 % of the records.
 * `days` are in rising order; the largest stretch is never isolated.
 */
export function isolatedDays(days: readonly ActiveDay[]): ReadonlySet<number> {
  const total = days.reduce((sum, day) => sum + day.records, 0);
  const stretches: ActiveDay[][] = [];
  for (const day of days) {
    const current = stretches.at(-1);
    const previous = current?.at(-1);
    if (current && previous && day.dayMs - previous.dayMs <= ISOLATION_DAYS * DAY_MS) {
      current.push(day);
    } else {
      stretches.push([day]);
    }
  }
  const isolated = stretches.filter(
    (stretch) => stretch.reduce((sum, day) => sum + day.records, 0) < total * ISOLATION_SHARE,
  );
  return new Set(isolated.flat().map((day) => day.dayMs));
}
