import { durationText } from '../core/duration';
import { type TimeRange, checkRange } from './timeRange';

/** More bars than this cannot be told apart in a chart of ordinary width. */
export const MAX_BUCKETS = 240;

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

const LADDER: readonly number[] = [
  ...[1, 5, 10, 30].map((n) => n * SECOND),
  ...[1, 5, 10, 15, 30].map((n) => n * MINUTE),
  ...[1, 3, 6, 12].map((n) => n * HOUR),
  DAY,
  ...[1, 4, 13, 52].map((n) => n * WEEK),
];

/** The narrowest width of the ladder that gives at most `maxBuckets` buckets; beyond the ladder, whole years of 52 weeks. */
export function bucketWidthMs(range: TimeRange, maxBuckets = MAX_BUCKETS): number {
  checkRange(range);
  const fitting = LADDER.find((widthMs) => bucketCount(range, widthMs) <= maxBuckets);
  if (fitting !== undefined) return fitting;
  const year = 52 * WEEK;
  let years = 2;
  while (bucketCount(range, years * year) > maxBuckets) years++;
  return years * year;
}

/** Start of the bucket that holds the instant. Buckets are counted from 1970, so a range never moves their edges. */
export function bucketStartMs(instantMs: number, widthMs: number): number {
  return Math.floor(instantMs / widthMs) * widthMs;
}

export function bucketCount({ fromMs, toMs }: TimeRange, widthMs: number): number {
  return (bucketStartMs(toMs - 1, widthMs) - bucketStartMs(fromMs, widthMs)) / widthMs + 1;
}

/** The range grown outwards to whole buckets. */
export function wholeBuckets(range: TimeRange, widthMs: number): TimeRange {
  const fromMs = bucketStartMs(range.fromMs, widthMs);
  return { fromMs, toMs: fromMs + bucketCount(range, widthMs) * widthMs };
}

/** `10 s`, `15 min`, `1 h`, `7 d`. */
export function bucketWidthText(widthMs: number): string {
  return durationText(widthMs / SECOND);
}
