import { type Hunt, SEVERITIES, type Severity } from '../hunts/hunt';
import { accountKey } from './accountKey';
import { type ScopedFinding, hintsFor, isActionable } from './containment';
import type { Finding } from './finding';
import type { FindingDetail } from './findingDetail';
import { bySeverityThenTime } from './findingsOf';
import { scopeColumnOf } from './scopeColumn';
import { SCOPE_COLUMNS, type ScopeCell, type ScopeColumn, type ScopingRow } from './scopingRow';

const NO_DETAIL: FindingDetail = {};

/**
 * Hosts and accounts with what was found about them, the most severe first. What is informational or set aside by a
 * rule is left out, as are machine and system accounts. A machine known only by its address is a host of that name.
 */
export function scopingRows(
  findings: readonly Finding[],
  hunts: readonly Pick<Hunt, 'id' | 'letter'>[],
  details: ReadonlyMap<string, FindingDetail> = new Map(),
): ScopingRow[] {
  const columns = new Map(hunts.map((hunt) => [hunt.id, scopeColumnOf(hunt)]));
  const rows = new Map<
    string,
    { kind: ScopingRow['kind']; name: string; items: ScopedFinding[] }
  >();
  const sorted = findings
    .filter((f) => f.suppressedBy === null && f.severity !== 'informational')
    .sort(bySeverityThenTime);
  for (const finding of sorted) {
    const column = columns.get(finding.huntId) ?? null;
    if (column === null) continue;
    const item = { finding, column, detail: details.get(finding.id) ?? NO_DETAIL };
    const add = (kind: ScopingRow['kind'], name: string): void => {
      const row = rows.get(`${kind} ${name}`) ?? { kind, name, items: [] };
      row.items.push(item);
      rows.set(`${kind} ${name}`, row);
    };
    hostsOf(item).forEach((name) => add('host', name));
    accountsOf(item).forEach((name) => add('account', name));
  }
  return [...rows.values()].map(rowOf).sort(bySeverityThenWidth);
}

function hostsOf({ finding, column, detail }: ScopedFinding): Set<string> {
  const isOrigin = column === 'encrypted' || column === 'credential abuse';
  const origin = isOrigin && isActionable(finding) ? detail.from : undefined;
  return new Set([finding.host?.toUpperCase() ?? '', origin ?? ''].filter((name) => name !== ''));
}

function accountsOf({ finding, detail }: ScopedFinding): Set<string> {
  const names = [finding.user, detail.loggedOnAs ?? null, ...(detail.changedAccounts ?? [])];
  return new Set(names.map(accountKey).filter((name) => name !== null));
}

function rowOf({
  kind,
  name,
  items,
}: {
  kind: ScopingRow['kind'];
  name: string;
  items: readonly ScopedFinding[];
}): ScopingRow {
  const cells: Partial<Record<ScopeColumn, ScopeCell>> = {};
  for (const column of SCOPE_COLUMNS) {
    const of = items.filter((item) => item.column === column).map(({ finding }) => finding);
    const [gravest] = of;
    if (gravest) cells[column] = { findingIds: of.map(({ id }) => id), severity: gravest.severity };
  }
  const found = items.map(({ finding }) => finding);
  return {
    kind,
    name,
    firstSeen: extreme(
      found.map((f) => f.firstSeen ?? f.lastSeen),
      -1,
    ),
    lastSeen: extreme(
      found.map((f) => f.lastSeen ?? f.firstSeen),
      1,
    ),
    severity: found.map(({ severity }) => severity).reduce(graver),
    cells,
    hints: hintsFor({ kind, name }, items, accountKey),
  };
}

function extreme(times: readonly (string | null)[], sign: 1 | -1): string | null {
  return times.reduce(
    (best, time) =>
      time !== null && (best === null || sign * time.localeCompare(best) > 0) ? time : best,
    null,
  );
}

function graver(a: Severity, b: Severity): Severity {
  return SEVERITIES.indexOf(b) > SEVERITIES.indexOf(a) ? b : a;
}

function bySeverityThenWidth(a: ScopingRow, b: ScopingRow): number {
  return (
    SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity) ||
    Object.keys(b.cells).length - Object.keys(a.cells).length ||
    (a.firstSeen ?? '9').localeCompare(b.firstSeen ?? '9') ||
    a.kind.localeCompare(b.kind) ||
    a.name.localeCompare(b.name)
  );
}
