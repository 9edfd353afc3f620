import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countTicks } from './countTicks';

it.each([
  [0, [0, 1]],
  [1, [0, 1]],
  [3, [0, 1, 2, 3]],
  [5, [0, 2, 4, 6]],
  [159, [0, 40, 80, 120, 160]],
  [1_028, [0, 400, 800, 1_200]],
])('marks an axis up to %i', (most, ticks) => {
  expect(countTicks(most)).toEqual(ticks);
});

it('covers any count in at most five even whole steps, the last of them used', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 40 }), (most) => {
      const ticks = countTicks(most);
      const step = ticks[1] ?? 0;
      expect(Number.isInteger(step)).toBe(true);
      expect(ticks).toEqual(ticks.map((_, i) => i * step));
      expect(ticks.length).toBeLessThanOrEqual(5);
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(most);
      expect(ticks.at(-2)).toBeLessThan(most);
    }),
  );
});
