import type { TimeRange } from '../../state/appState';

const LEAST_TEXT_PX = 14;
const MOST_TEXT_PX = 26;
const CHART_PX_A_TEXT_PX = 68;

/** Where the plot lies inside a chart of this width; texts and margins grow with it, to be read across a room. */
export interface PlotGeometry {
  readonly textPx: number;
  /** The gutter at the left holds the axis above and the names of the lanes below. */
  readonly leftPx: number;
  readonly widthPx: number;
  readonly rightPx: number;
  readonly topPx: number;
  readonly bottomPx: number;
  /** The part of the bottom, right under the axis, that holds the signs of the failures. */
  readonly stripPx: number;
  readonly range: TimeRange;
}

export function plotGeometry(
  chartWidthPx: number,
  range: TimeRange,
  hasSigns: boolean,
): PlotGeometry {
  const fitting = Math.round(chartWidthPx / CHART_PX_A_TEXT_PX);
  const textPx = Math.max(LEAST_TEXT_PX, Math.min(MOST_TEXT_PX, fitting));
  const leftPx = Math.round(textPx * 11.4);
  const stripPx = hasSigns ? Math.round(textPx * 1.6) : 0;
  const rightPx = Math.round(textPx * 5.8);
  return {
    textPx,
    leftPx,
    rightPx,
    widthPx: Math.max(1, chartWidthPx - leftPx - rightPx),
    topPx: Math.round(textPx * 1.9),
    bottomPx: Math.round(textPx * 2.9) + stripPx,
    stripPx,
    range,
  };
}

/** Pixels from the left edge of the chart. */
export function xOf(ms: number, { leftPx, widthPx, range }: PlotGeometry): number {
  return leftPx + ((ms - range.fromMs) / (range.toMs - range.fromMs)) * widthPx;
}

/** The instant at so many pixels from the left edge of the chart, kept inside the range. */
export function msAt(
  xPx: number,
  { leftPx, widthPx, range }: Pick<PlotGeometry, 'leftPx' | 'widthPx' | 'range'>,
): number {
  const share = Math.max(0, Math.min(1, (xPx - leftPx) / widthPx));
  return range.fromMs + share * (range.toMs - range.fromMs);
}
