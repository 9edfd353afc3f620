import type { TimeRange } from '../../state/appState';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const STEPS_MS: readonly number[] = [
  1,
  10,
  100,
  ...[1, 5, 15, 30].map((n) => n * SECOND),
  ...[1, 5, 15, 30].map((n) => n * MINUTE),
  ...[1, 3, 6, 12].map((n) => n * HOUR),
  ...[1, 2, 7, 14, 28, 91, 182, 365, 1_825, 3_650].map((n) => n * DAY),
];

/** Round UTC instants inside the range, at most `most` of them. */
export function timeTicks({ fromMs, toMs }: TimeRange, most: number): number[] {
  const span = toMs - fromMs;
  const step = STEPS_MS.find((ms) => span / ms <= most) ?? span / most;
  const first = Math.ceil(fromMs / step) * step;
  const count = Math.max(0, Math.floor((toMs - first) / step) + 1);
  return Array.from({ length: count }, (_, i) => first + i * step);
}

/** The words of a tick: time of day as fine as needed, and the date where it is new. */
export function tickWords(
  ms: number,
  previousMs: number | null,
  stepMs: number,
): { time: string; date: string | null } {
  const iso = new Date(ms).toISOString();
  const date = iso.slice(0, 10);
  const isNewDate = previousMs === null || new Date(previousMs).toISOString().slice(0, 10) !== date;
  const time =
    stepMs < SECOND
      ? iso.slice(11, 23)
      : stepMs < MINUTE
        ? iso.slice(11, 19)
        : stepMs >= DAY
          ? ''
          : iso.slice(11, 16);
  return { time, date: isNewDate ? date : null };
}
