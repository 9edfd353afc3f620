import type { TimeRange } from '../../state/appState';

const LEAST_MARGIN_MS = 10 * 60_000;

/** A range that shows the pivot with what came before and after. */
export function aroundPivot(fromMs: number, toMs: number): TimeRange {
  const margin = Math.max(LEAST_MARGIN_MS, toMs - fromMs);
  return { fromMs: fromMs - margin, toMs: toMs + margin };
}
