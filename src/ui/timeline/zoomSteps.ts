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

/** The middle half of the range. */
export function zoomedIn({ fromMs, toMs }: TimeRange): TimeRange {
  const quarter = (toMs - fromMs) / 4;
  return atLeastASecond({ fromMs: fromMs + quarter, toMs: toMs - quarter });
}

/** The range moved by a quarter of itself, kept inside the whole evidence. */
export function panned(
  { fromMs, toMs }: TimeRange,
  direction: 1 | -1,
  whole: TimeRange,
): TimeRange {
  const step = direction * Math.round((toMs - fromMs) / 4);
  const kept =
    direction === 1
      ? Math.max(0, Math.min(step, whole.toMs - toMs))
      : Math.min(0, Math.max(step, whole.fromMs - fromMs));
  return { fromMs: fromMs + kept, toMs: toMs + kept };
}
