import type { TimeRange } from '../../state/appState';

/** Closer than this there is nothing more to see. */
const NARROWEST_MS = 1_000;

/** The range in whole milliseconds, widened around its middle where it is narrower than a second. */
export function atLeastASecond(range: TimeRange): TimeRange {
  const fromMs = Math.floor(range.fromMs);
  const toMs = Math.ceil(range.toMs);
  const lack = Math.max(0, NARROWEST_MS - (toMs - fromMs));
  return { fromMs: fromMs - Math.floor(lack / 2), toMs: toMs + Math.ceil(lack / 2) };
}

/** The range shrunk by the factor, or grown by one above 1, around an instant that keeps its place on screen. */
export function zoomedAt({ fromMs, toMs }: TimeRange, atMs: number, factor: number): TimeRange {
  return atLeastASecond({
    fromMs: atMs - (atMs - fromMs) * factor,
    toMs: atMs + (toMs - atMs) * factor,
  });
}

/** The part of the range inside the whole evidence. */
export function inside({ fromMs, toMs }: TimeRange, whole: TimeRange): TimeRange {
  return { fromMs: Math.max(fromMs, whole.fromMs), toMs: Math.min(toMs, whole.toMs) };
}

/** The range moved, kept inside the whole evidence. */
export function moved({ fromMs, toMs }: TimeRange, byMs: number, whole: TimeRange): TimeRange {
  const step = Math.round(byMs);
  const kept =
    step > 0
      ? Math.max(0, Math.min(step, whole.toMs - toMs))
      : Math.min(0, Math.max(step, whole.fromMs - fromMs));
  return { fromMs: fromMs + kept, toMs: toMs + kept };
}
