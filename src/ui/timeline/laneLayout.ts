import { type BinnedMark, binMarks } from '../../timeline/binMarks';
import type { LaneMarks } from '../../timeline/lanes';
import { type PlotGeometry, xOf } from './plotGeometry';

/** The rows above the lanes of findings: the two logs of the chart, and the silences. */
export const FIXED_ROWS = ['auth_logs', 'process_logs', 'log-gaps'] as const;

/** Where rows and marks lie, in pixels of the picture of the lanes. */
export interface LaneLayout {
  readonly plot: PlotGeometry;
  readonly fixedPx: number;
  readonly lanePx: number;
  readonly binPx: number;
  readonly radiusPx: number;
  readonly marks: LaneMarks;
  readonly binned: readonly BinnedMark[];
  readonly heightPx: number;
}

export function laneLayout(marks: LaneMarks, plot: PlotGeometry): LaneLayout {
  const { textPx, widthPx } = plot;
  const binPx = Math.round(textPx * 1.5);
  const bins = Math.max(1, Math.floor(widthPx / binPx));
  const fixedPx = Math.round(textPx * 1.4);
  const lanePx = Math.round(textPx * 2);
  return {
    plot,
    fixedPx,
    lanePx,
    binPx: widthPx / bins,
    radiusPx: textPx * 0.47,
    marks,
    binned: binMarks(marks, plot.range, bins),
    heightPx: FIXED_ROWS.length * fixedPx + marks.lanes.length * lanePx,
  };
}

/** Top of a lane, counted without the fixed rows. */
export function laneTopPx({ fixedPx, lanePx }: LaneLayout, lane: number): number {
  return FIXED_ROWS.length * fixedPx + lane * lanePx;
}

/** A lone mark stands at its instant, a cluster in the middle of its spot. */
export function markX(
  { plot, binPx, marks }: LaneLayout,
  { bin, count, first }: BinnedMark,
): number {
  if (count === 1) return xOf(marks.ms[first] ?? plot.range.fromMs, plot);
  return plot.leftPx + (bin + 0.5) * binPx;
}

/** The mark of the lane nearest to the place, if it is near enough to be meant. */
export function markAt(layout: LaneLayout, lane: number, xPx: number): BinnedMark | null {
  let nearest: BinnedMark | null = null;
  let distance = layout.binPx * 0.75;
  for (const mark of layout.binned) {
    if (mark.lane !== lane) continue;
    const away = Math.abs(markX(layout, mark) - xPx);
    if (away > distance) continue;
    nearest = mark;
    distance = away;
  }
  return nearest;
}
