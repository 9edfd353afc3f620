import type { TimeRange } from '../../state/appState';
import { UTC, type Zone, offsetMinutes, wallIso } from '../../timeline/zone';

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

/** Instants inside the range that are round on a clock of the zone, at most `most` of them. */
export function timeTicks({ fromMs, toMs }: TimeRange, most: number, zone: Zone = UTC): number[] {
  const span = toMs - fromMs;
  const step = STEPS_MS.find((ms) => span / ms <= most) ?? span / most;
  const firstWall = Math.ceil((fromMs + offsetMs(fromMs, zone)) / step) * step;
  const count = Math.max(0, Math.floor(span / step) + 1);
  return Array.from({ length: count }, (_, i) => instantOf(firstWall + i * step, zone)).filter(
    (ms, i, all) => ms >= fromMs && ms <= toMs && ms !== all[i - 1],
  );
}

/** The instant at which a clock of the zone shows the wall time. */
function instantOf(wallMs: number, zone: Zone): number {
  const near = wallMs - offsetMs(wallMs, zone);
  return wallMs - offsetMs(near, zone);
}

function offsetMs(ms: number, zone: Zone): number {
  return offsetMinutes(ms, zone) * MINUTE;
}

/** The words of a tick: time of day as fine as needed, and the date where it is new. */
export function tickWords(
  ms: number,
  previousMs: number | null,
  stepMs: number,
  zone: Zone = UTC,
): { time: string; date: string | null } {
  const iso = wallIso(ms, zone);
  const date = iso.slice(0, 10);
  const isNewDate = previousMs === null || wallIso(previousMs, zone).slice(0, 10) !== date;
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
