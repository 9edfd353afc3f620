import { describe, expect, it } from 'vitest';
import { atLeastASecond, panned, zoomedIn } from './zoomSteps';

const WHOLE = { fromMs: 0, toMs: 100_000 };

describe('zoom by keyboard', () => {
  it('goes to the middle half', () => {
    expect(zoomedIn({ fromMs: 0, toMs: 8_000 })).toEqual({ fromMs: 2_000, toMs: 6_000 });
  });

  it('stops at a second, in whole milliseconds', () => {
    expect(zoomedIn({ fromMs: 5_000, toMs: 6_000 })).toEqual({ fromMs: 5_000, toMs: 6_000 });
    expect(atLeastASecond({ fromMs: 10.4, toMs: 10.6 })).toEqual({ fromMs: -489, toMs: 511 });
  });

  it('moves by a quarter and stays inside the evidence', () => {
    expect(panned({ fromMs: 40_000, toMs: 60_000 }, 1, WHOLE)).toEqual({
      fromMs: 45_000,
      toMs: 65_000,
    });
    expect(panned({ fromMs: 1_000, toMs: 21_000 }, -1, WHOLE)).toEqual({
      fromMs: 0,
      toMs: 20_000,
    });
  });
});
