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
  ...[1, 2, 7, 14].map((n) => n * DAY),
];

/** Longer steps follow the calendar. */
const STEPS_MONTHS: readonly number[] = [
  1,
  3,
  6,
  ...[1, 2, 5, 10, 20, 50].map((years) => years * 12),
];
const MONTH_MS = 30.4375 * DAY;

/** Instants inside the range that are round on a clock of the zone, at most `most` of them. */
export function timeTicks({ fromMs, toMs }: TimeRange, most: number, zone: Zone = UTC): number[] {
  const span = toMs - fromMs;
  const fromWall = fromMs + offsetMs(fromMs, zone);
  const toWall = toMs + offsetMs(toMs, zone);
  const step = STEPS_MS.find((ms) => span / ms <= most);
  const walls =
    step === undefined ? monthWalls(fromWall, toWall, most) : roundWalls(fromWall, toWall, step);
  return walls
    .map((wall) => instantOf(wall, zone))
    .filter((ms, i, all) => ms >= fromMs && ms <= toMs && ms !== all[i - 1]);
}

/** Every wall time that is a multiple of the step. */
function roundWalls(fromWall: number, toWall: number, step: number): number[] {
  const first = Math.ceil(fromWall / step) * step;
  const count = Math.max(0, Math.floor((toWall - first) / step) + 1);
  return Array.from({ length: count }, (_, i) => first + i * step);
}

/** First days of months, so many months apart that there are at most `most`. */
function monthWalls(fromWall: number, toWall: number, most: number): number[] {
  const first = monthOf(fromWall);
  const last = monthOf(toWall);
  const span = toWall - fromWall;
  const step =
    STEPS_MONTHS.find((months) => span / (months * MONTH_MS) <= most) ??
    Math.ceil((last - first) / most);
  return roundWalls(first, last, step)
    .map((month) => Date.UTC(1970, month))
    .filter((wall) => wall >= fromWall);
}

/** Months since 1970. */
function monthOf(wallMs: number): number {
  const date = new Date(wallMs);
  return (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth();
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
