import { accountKey } from './accountKey';
import type { Finding } from './finding';
import { NEAR_MS, type PlacedFinding, gapMs, groupedBy, latestEnds, placed } from './placedFinding';

const MAX_LINKS = 50;
/** A finding that lasts for days keeps every later one looking back; no walk is longer than this. */
const MAX_STEPS = 2_000;

/**
 * The findings of other hunts on the same host within an hour, by id, nearest first; where one of the two has no host,
 * those of the same account. A link holds both ways; where there are too many, it joins findings that are each
 * among the nearest of the other.
 */
export function linksOf(findings: readonly Finding[]): ReadonlyMap<string, readonly string[]> {
  const dated = placed(findings);
  const nearest = new Map<string, Map<string, number>>();
  const take = (list: readonly PlacedFinding[], isPair: (a: Finding, b: Finding) => boolean) =>
    takeNearest(list, isPair, nearest);
  for (const list of groupedBy(dated, hostOf).values()) take(list, () => true);
  for (const list of groupedBy(dated, ({ finding }) => accountKey(finding.user)).values()) {
    if (list.some((item) => hostOf(item) === null)) {
      take(list, (a, b) => a.host === null || b.host === null);
    }
  }
  const links = new Map<string, string[]>();
  for (const [id, others] of nearest) {
    const mutual = [...others.keys()].filter((other) => nearest.get(other)?.has(id));
    if (mutual.length > 0) links.set(id, mutual);
  }
  return links;
}

function hostOf({ finding }: PlacedFinding): string | null {
  return finding.host?.toUpperCase() ?? null;
}

function takeNearest(
  list: readonly PlacedFinding[],
  isPair: (a: Finding, b: Finding) => boolean,
  nearest: Map<string, Map<string, number>>,
): void {
  const ends = latestEnds(list);
  const runs = runsOf(list);
  list.forEach((item, i) => {
    const found = around(list, i, ends, runs).filter((p) => {
      const other = list[p];
      return other && isPair(item.finding, other.finding);
    });
    if (found.length === 0) return;
    const ranked = found
      .map((p) => ({ id: list[p]?.finding.id ?? '', rank: rankOf(list, i, p) }))
      .sort((a, b) => a.rank - b.rank);
    const before = nearest.get(item.finding.id);
    const all = [...(before ?? []), ...ranked.map(({ id, rank }) => [id, rank] as const)];
    if (before) all.sort((a, b) => a[1] - b[1]);
    nearest.set(item.finding.id, new Map(all.slice(0, MAX_LINKS)));
  });
}

/** By distance in time, then by distance in the list, which is the same seen from either side. */
function rankOf(list: readonly PlacedFinding[], i: number, p: number): number {
  const a = list[i];
  const b = list[p];
  return a && b ? gapMs(a, b) + Math.abs(p - i) / (list.length + 1) : Infinity;
}

interface Runs {
  readonly first: Int32Array;
  readonly last: Int32Array;
}

/** First and last place of the unbroken run of one hunt that a place stands in. */
function runsOf(list: readonly PlacedFinding[]): Runs {
  const first = new Int32Array(list.length);
  const last = new Int32Array(list.length);
  for (let i = 0; i < list.length; i++) {
    first[i] = i > 0 && isSameHunt(list, i, i - 1) ? (first[i - 1] ?? i) : i;
  }
  for (let i = list.length - 1; i >= 0; i--) {
    last[i] = i < list.length - 1 && isSameHunt(list, i, i + 1) ? (last[i + 1] ?? i) : i;
  }
  return { first, last };
}

function isSameHunt(list: readonly PlacedFinding[], i: number, p: number): boolean {
  return list[i]?.finding.huntId === list[p]?.finding.huntId;
}

/** Places of findings of other hunts near the one at `i`, as many as may be linked on either side. */
function around(
  list: readonly PlacedFinding[],
  i: number,
  ends: Float64Array,
  runs: Runs,
): number[] {
  const own = list[i];
  if (!own) return [];
  const before: number[] = [];
  for (
    let p = i - 1, steps = 0;
    p >= 0 && steps < MAX_STEPS && before.length < MAX_LINKS;
    steps++
  ) {
    if ((ends[p] ?? 0) < own.fromMs - NEAR_MS) break;
    if (isSameHunt(list, i, p)) {
      p = (runs.first[p] ?? p) - 1;
      continue;
    }
    if ((list[p]?.toMs ?? 0) >= own.fromMs - NEAR_MS) before.push(p);
    p--;
  }
  const after: number[] = [];
  for (let p = i + 1; p < list.length && after.length < MAX_LINKS;) {
    if ((list[p]?.fromMs ?? Infinity) > own.toMs + NEAR_MS) break;
    if (isSameHunt(list, i, p)) {
      p = (runs.last[p] ?? p) + 1;
      continue;
    }
    after.push(p);
    p++;
  }
  return [...before, ...after];
}
