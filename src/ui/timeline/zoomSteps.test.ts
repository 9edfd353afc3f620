import { describe, expect, it } from 'vitest';
import { atLeastASecond, inside, moved, zoomedAt } from './zoomSteps';

const WHOLE = { fromMs: 0, toMs: 100_000 };

describe('zoom steps', () => {
  it('keep the instant under the pointer where it is', () => {
    expect(zoomedAt({ fromMs: 0, toMs: 8_000 }, 4_000, 0.5)).toEqual({
      fromMs: 2_000,
      toMs: 6_000,
    });
    expect(zoomedAt({ fromMs: 2_000, toMs: 6_000 }, 3_000, 2)).toEqual({
      fromMs: 1_000,
      toMs: 9_000,
    });
  });

  it('stop at a second, in whole milliseconds', () => {
    expect(zoomedAt({ fromMs: 5_000, toMs: 6_000 }, 5_500, 0.5)).toEqual({
      fromMs: 5_000,
      toMs: 6_000,
    });
    expect(atLeastASecond({ fromMs: 10.4, toMs: 10.6 })).toEqual({ fromMs: -489, toMs: 511 });
  });

  it('end at the evidence', () => {
    expect(inside({ fromMs: -5, toMs: 100_007 }, WHOLE)).toEqual(WHOLE);
    expect(moved({ fromMs: 40_000, toMs: 60_000 }, 5_000.4, WHOLE)).toEqual({
      fromMs: 45_000,
      toMs: 65_000,
    });
    expect(moved({ fromMs: 1_000, toMs: 21_000 }, -5_000, WHOLE)).toEqual({
      fromMs: 0,
      toMs: 20_000,
    });
  });
});
