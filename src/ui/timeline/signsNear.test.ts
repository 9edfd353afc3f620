import { describe, expect, it } from 'vitest';
import { plotGeometry } from './plotGeometry';
import { signsNear } from './signsNear';

const plot = plotGeometry(1_000, { fromMs: 0, toMs: 1_000 }, true);
const at = (atMs: number) => ({ kind: 'rise', atMs, words: '' }) as const;
const xPx = (share: number): number => plot.leftPx + plot.widthPx * share;
const times = (xAt: number, bucket: { fromMs: number; toMs: number } | null) =>
  signsNear([at(500), at(540)], xAt, bucket, plot).map(({ atMs }) => atMs);

describe('the signs that the crosshair means', () => {
  it('are those under it', () => {
    expect(times(xPx(0.5), null)).toEqual([500]);
    expect(times(xPx(0.3), null)).toEqual([]);
  });

  it('are those of the bucket too, without its end', () => {
    expect(times(xPx(0.45), { fromMs: 400, toMs: 540 })).toEqual([500]);
    expect(times(xPx(0.45), { fromMs: 400, toMs: 541 })).toEqual([500, 540]);
  });
});

describe('the strip below the axis', () => {
  it('has room only where there are signs', () => {
    const bare = plotGeometry(1_000, plot.range, false);
    expect(bare.stripPx).toBe(0);
    expect(plot.stripPx).toBeGreaterThan(plot.textPx);
    expect(plot.bottomPx - bare.bottomPx).toBe(plot.stripPx);
  });
});
