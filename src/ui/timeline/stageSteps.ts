import type { TimelineSeries } from '../../state/workbench';
import { type LaneLayout, markX } from './laneLayout';
import { msAt, xOf } from './plotGeometry';
import type { StagePoint } from './useStageGestures';

export type StageStep = 'left' | 'right' | 'up' | 'down' | 'first' | 'last';

/** Where the crosshair goes by a key: bucket by bucket on the chart, mark by mark in a lane. */
export function stageStep(
  from: StagePoint | null,
  to: StageStep,
  series: Pick<TimelineSeries, 'buckets' | 'widthMs'>,
  layout: LaneLayout,
): StagePoint | null {
  const lane = from?.lane ?? null;
  const lanes = layout.marks.lanes.length;
  if (to === 'down' || to === 'up') {
    const next = (lane ?? -1) + (to === 'down' ? 1 : -1);
    const kept = next < 0 ? null : Math.min(next, lanes - 1);
    return pointAt(
      from?.xPx ?? layout.plot.leftPx,
      kept !== null && kept < 0 ? null : kept,
      layout,
    );
  }
  const stops = lane === null ? bucketStops(series, layout) : markStops(lane, layout);
  const first = stops[0];
  const last = stops.at(-1);
  if (first === undefined || last === undefined) return from;
  const xPx = from?.xPx;
  if (to === 'first' || (xPx === undefined && to === 'right')) return pointAt(first, lane, layout);
  if (to === 'last' || xPx === undefined) return pointAt(last, lane, layout);
  const next =
    to === 'right'
      ? stops.find((stop) => stop > xPx + 0.5)
      : stops.findLast((stop) => stop < xPx - 0.5);
  return pointAt(next ?? (to === 'right' ? last : first), lane, layout);
}

function pointAt(xPx: number, lane: number | null, { plot }: LaneLayout): StagePoint {
  return { ms: msAt(xPx, plot), xPx, lane };
}

function bucketStops(
  { buckets, widthMs }: Pick<TimelineSeries, 'buckets' | 'widthMs'>,
  { plot }: LaneLayout,
): number[] {
  return buckets.map(({ startMs }) => xOf(startMs + widthMs / 2, plot));
}

function markStops(lane: number, layout: LaneLayout): number[] {
  return layout.binned
    .filter((mark) => mark.lane === lane)
    .map((mark) => markX(layout, mark))
    .sort((a, b) => a - b);
}
