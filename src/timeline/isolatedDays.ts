/** One day that has records. `dayMs` is its start, UTC. */
export interface ActiveDay {
  readonly dayMs: number;
  readonly records: number;
  /** The hosts of the day, null for records that name none; left out where they are not known. */
  readonly hosts?: readonly (string | null)[];
}

const DAY_MS = 86_400_000;

/** Nothing at all for more than a year is a clock that was off, not a patient intruder. */
export const ISOLATION_DAYS = 366;

/** A stretch with this share of the records or more is evidence, however far away it lies. */
export const ISOLATION_SHARE = 0.01;

/** A host that has records nowhere else and lies so far away has a wrong clock, or stopped long before. */
export const STRAY_HOST_DAYS = 60;

/** Such hosts together stay off the axis while they are few; from this share on, no stretch is plainly the right one. */
export const STRAY_SHARE = 0.25;

export interface IsolatedDays {
  /** More than a year from everything else. */
  readonly far: ReadonlySet<number>;
  /** Of hosts that have records only there, more than 60 days from everything else. */
  readonly stray: ReadonlySet<number>;
}

/**
 * The starts of the days that lie more than a year from every other stretch and hold less than 1 % of the records; and
 * of those that lie more than 60 days from every other, when no host of theirs has a record elsewhere and all such days
 * together hold less than a quarter of the records, else those with less than 1 %. `days` are in rising order; the
 * largest stretch is never isolated.
 */
export function isolatedDays(days: readonly ActiveDay[]): IsolatedDays {
  const far = smallOf(stretchesOf(days, ISOLATION_DAYS), recordsIn(days)).flat();
  const farDays = new Set(far.map((day) => day.dayMs));
  const rest = days.filter((day) => !farDays.has(day.dayMs));
  const stretches = stretchesOf(rest, STRAY_HOST_DAYS);
  const most = Math.max(...stretches.map(recordsIn));
  const strange = stretches.filter((stretch) => {
    if (recordsIn(stretch) === most) return false;
    const elsewhere = new Set(rest.filter((day) => !stretch.includes(day)).flatMap(hostsOf));
    return stretch.every((day) => {
      const hosts = hostsOf(day);
      return hosts.length > 0 && hosts.every((host) => host !== null && !elsewhere.has(host));
    });
  });
  const areFew = recordsIn(strange.flat()) < recordsIn(rest) * STRAY_SHARE;
  const stray = areFew ? strange : smallOf(strange, recordsIn(rest));
  return { far: farDays, stray: new Set(stray.flat().map((day) => day.dayMs)) };
}

function hostsOf({ hosts = [] }: ActiveDay): readonly (string | null)[] {
  return hosts;
}

function recordsIn(days: readonly ActiveDay[]): number {
  return days.reduce((sum, day) => sum + day.records, 0);
}

function smallOf(stretches: readonly ActiveDay[][], total: number): ActiveDay[][] {
  return stretches.filter((stretch) => recordsIn(stretch) < total * ISOLATION_SHARE);
}

/** Runs of days with gaps of more than `gapDays` around them. */
function stretchesOf(days: readonly ActiveDay[], gapDays: number): ActiveDay[][] {
  const stretches: ActiveDay[][] = [];
  for (const day of days) {
    const current = stretches.at(-1);
    const previous = current?.at(-1);
    if (current && previous && day.dayMs - previous.dayMs <= gapDays * DAY_MS) current.push(day);
    else stretches.push([day]);
  }
  return stretches;
}
