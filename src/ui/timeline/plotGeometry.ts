import type { TimeRange } from '../../state/appState';

export const AXIS_PX = 74;
export const EDGE_PX = 6;
const TOP_PX = 26;

export const CHART_MARGIN = { top: TOP_PX, right: EDGE_PX, bottom: 0, left: EDGE_PX } as const;

/** Where the plot lies inside a chart of this width. */
export interface PlotGeometry {
  readonly leftPx: number;
  readonly widthPx: number;
  readonly range: TimeRange;
}

export function plotGeometry(chartWidthPx: number, range: TimeRange): PlotGeometry {
  const leftPx = EDGE_PX + AXIS_PX;
  return { leftPx, widthPx: Math.max(1, chartWidthPx - 2 * leftPx), range };
}

/** Pixels from the left edge of the chart. */
export function xOf(ms: number, { leftPx, widthPx, range }: PlotGeometry): number {
  return leftPx + ((ms - range.fromMs) / (range.toMs - range.fromMs)) * widthPx;
}

/** The instant at so many pixels from the left edge of the chart, kept inside the range. */
export function msAt(xPx: number, { leftPx, widthPx, range }: PlotGeometry): number {
  const share = Math.max(0, Math.min(1, (xPx - leftPx) / widthPx));
  return range.fromMs + share * (range.toMs - range.fromMs);
}
