import { isWithin, PATCH_WINDOW, type TimeSpan } from '../caseClock';
import type { SeededRandom } from '../seededRandom';

export interface BeatGap {
  readonly shortestMs: number;
  readonly longestMs: number;
}

const PATCH_WINDOW_SLOWDOWN = 2;

/** Instants through a span with random gaps; in the patch window the gaps are longer. */
export function beats(random: SeededRandom, span: TimeSpan, gap: BeatGap): readonly number[] {
  const instants: number[] = [];
  let at = span.fromMs + random.integer(0, gap.shortestMs);
  while (at < span.toMs) {
    instants.push(at);
    const stretch = isWithin(PATCH_WINDOW, at) ? PATCH_WINDOW_SLOWDOWN : 1;
    at += random.integer(gap.shortestMs, gap.longestMs) * stretch;
  }
  return instants;
}
