import type { Finding } from '../findings/finding';
import type { Tactic } from './attackTactic';
import { type Selection, type SelectionClause, hostKey, userKey } from './selection';

type Narrowed = Pick<Finding, 'huntId' | 'host' | 'user' | 'firstSeen' | 'lastSeen'>;

/** The findings that the selection lets through, in their order; the same list where it lets all through. */
export function narrowFindings<F extends Narrowed>(
  findings: readonly F[],
  selection: Selection,
  tacticOfHunt: (huntId: string) => Tactic | null,
): readonly F[] {
  if (selection.length === 0) return findings;
  const hosts = keysOf(selection, (clause) =>
    clause.kind === 'host' ? [hostKey(clause.name)] : [],
  );
  const users = keysOf(selection, (clause) =>
    clause.kind === 'user' ? [userKey(clause.name)] : [],
  );
  const tactics = keysOf(selection, (clause) => (clause.kind === 'tactic' ? [clause.tactic] : []));
  const times = selection.flatMap((clause) => (clause.kind === 'time' ? [clause.range] : []));
  return findings.filter((finding) => {
    if (hosts && !hosts.has(hostKey(finding.host))) return false;
    if (users && !users.has(userKey(finding.user))) return false;
    if (tactics && !tactics.has(tacticOfHunt(finding.huntId))) return false;
    return times.every((range) => {
      const fromMs = Date.parse(finding.firstSeen ?? '');
      const toMs = Date.parse(finding.lastSeen ?? finding.firstSeen ?? '');
      return fromMs < range.toMs && toMs >= range.fromMs;
    });
  });
}

/** Null where no clause is of the kind. */
function keysOf(
  selection: Selection,
  keys: (clause: SelectionClause) => readonly (string | null)[],
): ReadonlySet<string | null> | null {
  const all = selection.flatMap(keys);
  return all.length === 0 ? null : new Set(all);
}
