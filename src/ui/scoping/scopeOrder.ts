import type { ScopingRow } from '../../findings/scopingRow';
import { SEVERITIES_FALLING } from '../common/severityLook';

export type ScopeSort = 'severity' | 'name' | 'first seen' | 'last seen';

export interface ScopeFilter {
  readonly kind: 'all' | ScopingRow['kind'];
  readonly text: string;
  readonly sort: ScopeSort;
}

export const WHOLE_SCOPE: ScopeFilter = { kind: 'all', text: '', sort: 'severity' };

/** The rows that pass, in order; by severity the given order decides between equals. Undated rows come last. */
export function scopeRows(
  rows: readonly ScopingRow[],
  { kind, text, sort }: ScopeFilter,
): readonly ScopingRow[] {
  const wanted = text.trim().toLowerCase();
  return rows
    .filter((row) => kind === 'all' || row.kind === kind)
    .filter((row) => row.name.toLowerCase().includes(wanted))
    .toSorted(COMPARE[sort]);
}

const COMPARE: Readonly<Record<ScopeSort, (a: ScopingRow, b: ScopingRow) => number>> = {
  severity: (a, b) =>
    SEVERITIES_FALLING.indexOf(a.severity) - SEVERITIES_FALLING.indexOf(b.severity),
  name: (a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }),
  'first seen': (a, b) => byTime(a.firstSeen, b.firstSeen),
  'last seen': (a, b) => -byTime(a.lastSeen ?? '', b.lastSeen ?? ''),
};

function byTime(a: string | null, b: string | null): number {
  const [one, other] = [a ?? '9', b ?? '9'];
  return one < other ? -1 : Number(one > other);
}

/** Every finding that a row rests on. */
export function findingIdsOf(row: ScopingRow): readonly string[] {
  return [...new Set(Object.values(row.cells).flatMap((cell) => cell.findingIds))];
}
