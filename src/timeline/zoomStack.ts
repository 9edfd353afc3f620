import type { TimeRange } from './timeRange';

/** The ranges zoomed through, the whole first, the one on screen last. Never empty. */
export type ZoomStack = readonly [whole: TimeRange, ...zoomedTo: TimeRange[]];

export function wholeOf(range: TimeRange): ZoomStack {
  return [range];
}

/** The range on screen. */
export function zoomRange(stack: ZoomStack): TimeRange {
  return stack.at(-1) ?? stack[0];
}

/** Puts the range on top, cut to the one on screen. The same stack when that changes nothing or leaves nothing. */
export function zoomIn(stack: ZoomStack, range: TimeRange): ZoomStack {
  const shown = zoomRange(stack);
  const fromMs = Math.max(range.fromMs, shown.fromMs);
  const toMs = Math.min(range.toMs, shown.toMs);
  if (fromMs >= toMs || (fromMs === shown.fromMs && toMs === shown.toMs)) return stack;
  return [...stack, { fromMs, toMs }];
}

/** One step back; the whole stays. */
export function zoomOut([whole, ...zoomedTo]: ZoomStack): ZoomStack {
  return [whole, ...zoomedTo.slice(0, -1)];
}

export function zoomReset([whole]: ZoomStack): ZoomStack {
  return [whole];
}
