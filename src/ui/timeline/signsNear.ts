import type { SignMark } from '../../timeline/signMarks';
import { type PlotGeometry, xOf } from './plotGeometry';

/** The signs that the crosshair means: near it, or in the bucket that it shows. */
export function signsNear(
  signs: readonly SignMark[],
  xPx: number,
  bucket: { readonly fromMs: number; readonly toMs: number } | null,
  plot: PlotGeometry,
): SignMark[] {
  const reachPx = plot.textPx * 0.5;
  return signs.filter(
    ({ atMs }) =>
      Math.abs(xOf(atMs, plot) - xPx) <= reachPx ||
      (bucket !== null && atMs >= bucket.fromMs && atMs < bucket.toMs),
  );
}
