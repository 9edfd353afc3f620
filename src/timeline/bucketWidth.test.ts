import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  MAX_BUCKETS,
  bucketCount,
  bucketStartMs,
  bucketWidthMs,
  bucketWidthText,
  wholeBuckets,
} from './bucketWidth';

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const DAY = 24 * HOUR;
const midnight = Date.UTC(2026, 10, 21);

describe('bucketWidthMs', () => {
  it.each([
    [1, '1 s'],
    [240 * SECOND, '1 s'],
    [240 * SECOND + 1, '5 s'],
    [20 * 60 * SECOND, '5 s'],
    [4 * HOUR, '1 min'],
    [DAY, '10 min'],
    [7 * DAY, '1 h'],
    [30 * DAY, '3 h'],
    [100 * DAY, '12 h'],
    [200 * DAY, '1 d'],
    [5 * 365 * DAY, '28 d'],
    [100 * 365 * DAY, '364 d'],
    [1_000 * 365 * DAY, '1820 d'],
  ])('a range of %d ms has buckets of %s', (length, text) => {
    const width = bucketWidthMs({ fromMs: midnight, toMs: midnight + length });
    expect(bucketWidthText(width)).toBe(text);
  });

  it('gives at most 240 buckets to any range', () => {
    const instant = fc.integer({ min: Date.UTC(1990), max: Date.UTC(2110) });
    fc.assert(
      fc.property(instant, fc.nat({ max: 100 * 366 * DAY }), (fromMs, length) => {
        const range = { fromMs, toMs: fromMs + length + 1 };
        expect(bucketCount(range, bucketWidthMs(range))).toBeLessThanOrEqual(MAX_BUCKETS);
      }),
    );
  });

  it.each([
    [5, 5],
    [6, 5],
    [0.5, 5],
    [Number.NaN, 5],
  ])('refuses the range %d to %d', (fromMs, toMs) => {
    expect(() => bucketWidthMs({ fromMs, toMs })).toThrow(RangeError);
  });
});

describe('buckets of a width', () => {
  it('start at multiples of it since 1970, before 1970 too', () => {
    expect(bucketStartMs(midnight + 61 * SECOND, 60 * SECOND)).toBe(midnight + 60 * SECOND);
    expect(bucketStartMs(-1, HOUR)).toBe(-HOUR);
  });

  it('whole buckets cover the range and no bucket more', () => {
    expect(wholeBuckets({ fromMs: midnight + 1, toMs: midnight + 2 * HOUR }, HOUR)).toEqual({
      fromMs: midnight,
      toMs: midnight + 2 * HOUR,
    });
    expect(wholeBuckets({ fromMs: midnight, toMs: midnight + 1 }, HOUR)).toEqual({
      fromMs: midnight,
      toMs: midnight + HOUR,
    });
  });
});
