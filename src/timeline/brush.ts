import type { TimeRange } from './timeRange';

/** A drag over the chart. `before` is what an escape goes back to. */
export type BrushState =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'dragging';
      readonly anchorMs: number;
      readonly headMs: number;
      readonly before: IdleOrSelected;
    }
  | { readonly kind: 'selected'; readonly range: TimeRange };

type IdleOrSelected = Exclude<BrushState, { readonly kind: 'dragging' }>;

export type BrushEvent =
  | { readonly type: 'press'; readonly atMs: number }
  | { readonly type: 'move'; readonly atMs: number }
  | { readonly type: 'release'; readonly atMs: number }
  | { readonly type: 'escape' }
  /** Moves an edge of the selection, or all of it, by keyboard. */
  | { readonly type: 'nudge'; readonly edge: 'from' | 'to' | 'both'; readonly byMs: number };

export interface BrushLimits {
  /** What the chart shows. */
  readonly bounds: TimeRange;
  /** A drag shorter than this is a click and selects nothing. */
  readonly minWidthMs: number;
}

export const IDLE_BRUSH: BrushState & { readonly kind: 'idle' } = { kind: 'idle' };

/** The next state of the brush. Instants are cut to the bounds and rounded to milliseconds. */
export function nextBrush(state: BrushState, event: BrushEvent, limits: BrushLimits): BrushState {
  switch (event.type) {
    case 'press': {
      const atMs = within(event.atMs, limits.bounds);
      const before = state.kind === 'dragging' ? state.before : state;
      return { kind: 'dragging', anchorMs: atMs, headMs: atMs, before };
    }
    case 'move':
      return state.kind === 'dragging'
        ? { ...state, headMs: within(event.atMs, limits.bounds) }
        : state;
    case 'release':
      return state.kind === 'dragging'
        ? released({ ...state, headMs: within(event.atMs, limits.bounds) }, limits.minWidthMs)
        : state;
    case 'escape':
      return state.kind === 'dragging' ? state.before : IDLE_BRUSH;
    case 'nudge':
      return state.kind === 'selected'
        ? { kind: 'selected', range: nudged(state.range, event.edge, event.byMs, limits) }
        : state;
  }
}

/** The range to draw and to filter by: of the drag under way, else of the selection, else null. */
export function brushedRange(state: BrushState): TimeRange | null {
  switch (state.kind) {
    case 'idle':
      return null;
    case 'dragging':
      return spanOf(state.anchorMs, state.headMs);
    case 'selected':
      return state.range;
  }
}

function released(
  drag: BrushState & { readonly kind: 'dragging' },
  minWidthMs: number,
): BrushState {
  const range = spanOf(drag.anchorMs, drag.headMs);
  const width = range.toMs - range.fromMs;
  return width > 0 && width >= minWidthMs ? { kind: 'selected', range } : IDLE_BRUSH;
}

function nudged(
  range: TimeRange,
  edge: 'from' | 'to' | 'both',
  byMs: number,
  { bounds, minWidthMs }: BrushLimits,
): TimeRange {
  const step = Math.round(byMs);
  const least = Math.max(1, minWidthMs);
  switch (edge) {
    case 'from': {
      const latest = Math.max(bounds.fromMs, range.toMs - least);
      return { ...range, fromMs: clamp(range.fromMs + step, bounds.fromMs, latest) };
    }
    case 'to': {
      const earliest = Math.min(bounds.toMs, range.fromMs + least);
      return { ...range, toMs: clamp(range.toMs + step, earliest, bounds.toMs) };
    }
    case 'both': {
      const shift = clamp(step, bounds.fromMs - range.fromMs, bounds.toMs - range.toMs);
      return { fromMs: range.fromMs + shift, toMs: range.toMs + shift };
    }
  }
}

function spanOf(a: number, b: number): TimeRange {
  return { fromMs: Math.min(a, b), toMs: Math.max(a, b) };
}

function within(atMs: number, { fromMs, toMs }: TimeRange): number {
  return clamp(Math.round(atMs), fromMs, toMs);
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
