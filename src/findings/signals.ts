import { type Hunt, SEVERITIES } from '../hunts/hunt';
import type { Finding } from './finding';
import { NEAR_MS, type PlacedFinding, groupedBy, latestEnds, placed } from './placedFinding';

/** Says nothing of its own: it joins what others found. */
const NO_SIGNAL = ['correlate-tables'];
/** Too common to raise anything alone; beside another signal they count. */
const WEAK_SIGNALS = ['command-entropy', 'log-gaps'];

/** Too common, or no fact of its own: what such a hunt calls low stays low. */
export function isCommon({ huntId, baseSeverity }: Finding): boolean {
  return NO_SIGNAL.includes(huntId) || (WEAK_SIGNALS.includes(huntId) && baseSeverity === 'low');
}

/** Low findings are on every busy host, so that two of them by chance would raise each other. */
function isSignal({ finding }: PlacedFinding): boolean {
  return SEVERITIES.indexOf(finding.baseSeverity) >= SEVERITIES.indexOf('medium');
}

/** Findings of one hunt on one host may rest on the same records as the one they would raise; so many are tried. */
const MAX_TRIES = 200;

interface HuntList {
  readonly huntId: string;
  readonly list: readonly PlacedFinding[];
  readonly ends: Float64Array;
}

/**
 * By finding, the other hunts that found something on its host within an hour: independently, that is on other records
 * and not built on each other. A signal is medium at least; what is informational, common or the work of a known tool
 * gets none.
 */
export function signalsOf(
  findings: readonly Finding[],
  hunts: readonly Pick<Hunt, 'id' | 'after'>[],
): ReadonlyMap<string, readonly string[]> {
  const signals = new Map<string, readonly string[]>();
  const isBuiltOn = lineage(hunts);
  const telling = findings.filter((f) => f.baseSeverity !== 'informational' && f.knownAs === null);
  const hosts = groupedBy(placed(telling), ({ finding }) => finding.host?.toUpperCase() ?? null);
  for (const onHost of hosts.values()) {
    const lists = [...groupedBy(onHost.filter(isSignal), ({ finding }) => finding.huntId)]
      .filter(([huntId]) => !NO_SIGNAL.includes(huntId))
      .map(([huntId, list]): HuntList => ({ huntId, list, ends: latestEnds(list) }));
    if (lists.length === 0) continue;
    for (const item of onHost) {
      if (isCommon(item.finding)) continue;
      const found = lists
        .filter(({ huntId }) => huntId !== item.finding.huntId)
        .filter(({ huntId }) => !isBuiltOn(huntId, item.finding.huntId))
        .filter((list) => hasIndependent(list, item))
        .map(({ huntId }) => huntId);
      const strong = found.filter((huntId) => !WEAK_SIGNALS.includes(huntId));
      const weak = found.filter((huntId) => WEAK_SIGNALS.includes(huntId));
      if (strong.length > 0) signals.set(item.finding.id, [...strong, ...weak]);
    }
  }
  return signals;
}

function hasIndependent({ list, ends }: HuntList, item: PlacedFinding): boolean {
  let own: ReadonlySet<string> | null = null;
  let p = lastBegunBy(list, item.toMs + NEAR_MS);
  for (let tries = 0; p >= 0 && tries < MAX_TRIES; p--, tries++) {
    if ((ends[p] ?? 0) < item.fromMs - NEAR_MS) return false;
    const other = list[p];
    if (!other || other.toMs < item.fromMs - NEAR_MS) continue;
    own ??= new Set(item.finding.rows.map(refKey));
    const records = own;
    if (!other.finding.rows.some((ref) => records.has(refKey(ref)))) return true;
  }
  return false;
}

function refKey({ fileId, record }: Finding['rows'][number]): string {
  return `${fileId}:${record}`;
}

/** Place of the last one that begins at or before the instant; -1 when none does. */
function lastBegunBy(list: readonly PlacedFinding[], instantMs: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.fromMs ?? Infinity) <= instantMs) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Whether one of two hunts reads the answer of the other, or of one that does. */
function lineage(hunts: readonly Pick<Hunt, 'id' | 'after'>[]): (a: string, b: string) => boolean {
  const after = new Map(hunts.map((hunt) => [hunt.id, hunt.after ?? []]));
  const reads = (id: string, wanted: string): boolean =>
    (after.get(id) ?? []).some((other) => other === wanted || reads(other, wanted));
  return (a, b) => reads(a, b) || reads(b, a);
}
