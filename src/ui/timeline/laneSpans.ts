import type { Finding } from '../../findings/finding';
import { hostKey } from '../../timeline/selection';
import { type PlotGeometry, xOf } from './plotGeometry';

/** The part of a span in view, at least two pixels wide; null where none of it is. */
export function spanPx(
  first: string | null,
  last: string | null,
  plot: PlotGeometry,
): { leftPx: number; widthPx: number } | null {
  if (first === null || last === null) return null;
  const fromMs = Math.max(Date.parse(first), plot.range.fromMs);
  const toMs = Math.min(Date.parse(last), plot.range.toMs);
  if (!(fromMs <= toMs)) return null;
  const leftPx = xOf(fromMs, plot);
  return { leftPx, widthPx: Math.max(2, xOf(toMs, plot) - leftPx) };
}

/** The silences as one path, those that touch drawn together. */
export function gapPath(
  gaps: readonly Finding[],
  plot: PlotGeometry,
  topPx: number,
  heightPx: number,
): string {
  const spans = gaps
    .flatMap(({ firstSeen, lastSeen }) => spanPx(firstSeen, lastSeen, plot) ?? [])
    .sort((a, b) => a.leftPx - b.leftPx);
  const drawn: { leftPx: number; rightPx: number }[] = [];
  for (const { leftPx, widthPx } of spans) {
    const open = drawn.at(-1);
    if (open && leftPx <= open.rightPx + 1) open.rightPx = Math.max(open.rightPx, leftPx + widthPx);
    else drawn.push({ leftPx, rightPx: leftPx + widthPx });
  }
  return drawn
    .map(
      ({ leftPx, rightPx }) =>
        `M${leftPx.toFixed(1)},${topPx.toFixed(1)}H${rightPx.toFixed(1)}v${heightPx.toFixed(1)}H${leftPx.toFixed(1)}Z`,
    )
    .join('');
}

export function laneOfGap(gaps: readonly Finding[], laneKey: string): readonly Finding[] {
  return gaps.filter(({ host }) => hostKey(host) === laneKey);
}
