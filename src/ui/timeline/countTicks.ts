const STEPS = [1, 2, 4, 5, 10];
const INTERVALS = 4;

/** The marks of an axis of counts: from 0 in even whole steps, the last at or above `most`. All zeros have a scale too. */
export function countTicks(most: number): number[] {
  const least = Math.max(1, most) / INTERVALS;
  const scale = 10 ** Math.max(0, Math.floor(Math.log10(least)));
  const step = scale * (STEPS.find((factor) => factor * scale >= least) ?? 10);
  return Array.from({ length: Math.ceil(Math.max(1, most) / step) + 1 }, (_, i) => i * step);
}
