import type { Finding } from './finding';

/** How near two findings must be in time to belong together. */
export const NEAR_MS = 60 * 60 * 1000;

/** A dated finding with its span in milliseconds since 1970. */
export interface PlacedFinding {
  readonly finding: Finding;
  readonly fromMs: number;
  readonly toMs: number;
}

/** The dated findings in order of time. */
export function placed(findings: readonly Finding[]): PlacedFinding[] {
  return findings
    .flatMap((finding) => {
      const from = Date.parse(finding.firstSeen ?? finding.lastSeen ?? '');
      const to = Date.parse(finding.lastSeen ?? finding.firstSeen ?? '');
      if (Number.isNaN(from) || Number.isNaN(to)) return [];
      return [{ finding, fromMs: Math.min(from, to), toMs: Math.max(from, to) }];
    })
    .sort((a, b) => a.fromMs - b.fromMs || (a.finding.id < b.finding.id ? -1 : 1));
}

/** Time between two spans; 0 where they touch. */
export function gapMs(a: PlacedFinding, b: PlacedFinding): number {
  return Math.max(0, b.fromMs - a.toMs, a.fromMs - b.toMs);
}

/** The latest end up to each place, so that a walk back in time knows when nothing earlier reaches here. */
export function latestEnds(list: readonly PlacedFinding[]): Float64Array {
  const ends = new Float64Array(list.length);
  let latest = -Infinity;
  list.forEach(({ toMs }, i) => {
    latest = Math.max(latest, toMs);
    ends[i] = latest;
  });
  return ends;
}

export function groupedBy<T>(
  items: readonly T[],
  keyOf: (item: T) => string | null,
): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
