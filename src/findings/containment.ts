import { parseCidr } from '../hunts/cidr';
import { SEVERITIES } from '../hunts/hunt';
import { INTERNAL_RANGES } from '../hunts/internalRanges';
import type { FindingDetail } from './findingDetail';
import type { Finding } from './finding';
import type { ContainmentHint, ScopeColumn, ScopingRow } from './scopingRow';

/** A finding with what it is evidence of. */
export interface ScopedFinding {
  readonly finding: Finding;
  readonly column: ScopeColumn;
  readonly detail: FindingDetail;
}

/** What calls for action: medium or more of its own, not by what stands beside it, and not the work of a known tool. */
export function isActionable({ baseSeverity, knownAs }: Finding): boolean {
  return knownAs === null && SEVERITIES.indexOf(baseSeverity) >= SEVERITIES.indexOf('medium');
}

/** What to do about a host or account, each with the findings that call for it. */
export function hintsFor(
  row: Pick<ScopingRow, 'kind' | 'name'>,
  evidence: readonly ScopedFinding[],
  accountKey: (user: string | null) => string | null,
): ContainmentHint[] {
  const grave = evidence.filter(({ finding }) => isActionable(finding));
  const hints =
    row.kind === 'host'
      ? [isolate(row.name, grave), ...blocks(grave)]
      : [disable(row.name, grave, accountKey), ...blocks(grave)];
  return hints.filter((hint) => hint.findingIds.length > 0);
}

function isolate(name: string, grave: readonly ScopedFinding[]): ContainmentHint {
  const encrypted = grave.filter(({ column }) => column === 'encrypted');
  const inhibited = grave.filter(({ column }) => column === 'recovery inhibited');
  const guesses = grave.filter(
    ({ column, detail }) =>
      column === 'credential abuse' && detail.from === name && isInternal(name),
  );
  const encryptor = encrypted.filter(({ detail }) => detail.from === name);
  const what = [
    ...(encryptor.length > 0 ? ['it changed files of other hosts over the network'] : []),
    ...(encrypted.length > encryptor.length ? ['files on it were encrypted'] : []),
    ...(inhibited.length > 0 ? ['its recovery was inhibited'] : []),
    ...(guesses.length > 0 ? ['logons of other accounts were tried from it'] : []),
  ];
  const place = isAddress(name) ? `the machine at ${name}` : name;
  const why = `Isolate ${place}: ${what.join(' and ')}.`;
  return { action: 'isolate', why, findingIds: idsOf([...encrypted, ...inhibited, ...guesses]) };
}

function disable(
  name: string,
  grave: readonly ScopedFinding[],
  accountKey: (user: string | null) => string | null,
): ContainmentHint {
  const used = grave.filter(
    ({ column, detail }) =>
      column === 'credential abuse' && accountKey(detail.loggedOnAs ?? null) === name,
  );
  const power = grave.filter(({ column }) => column === 'privilege');
  const received = power.filter(({ detail }) =>
    detail.changedAccounts?.some((account) => accountKey(account) === name),
  );
  const what = [
    ...(used.length > 0 ? ['its credentials were used with success'] : []),
    ...(received.length > 0 ? ['it was made, changed or given power'] : []),
    ...(power.length > received.length ? ['it changed accounts or groups'] : []),
  ];
  const why = `Disable ${name}: ${what.join(' and ')}.`;
  return { action: 'disable', why, findingIds: idsOf([...used, ...power]) };
}

function blocks(grave: readonly ScopedFinding[]): ContainmentHint[] {
  const byPlace = new Map<string, { why: string; evidence: ScopedFinding[] }>();
  const add = (place: string, why: string, item: ScopedFinding): void => {
    const block = byPlace.get(place) ?? { why, evidence: [] };
    block.evidence.push(item);
    byPlace.set(place, block);
  };
  for (const item of grave) {
    const { column, detail } = item;
    if (column === 'upload') {
      for (const place of detail.sentTo ?? []) add(place, `data was sent there`, item);
    } else if (column === 'credential abuse' && detail.from && !isInternal(detail.from)) {
      add(detail.from, 'logons were tried from there', item);
    }
  }
  return [...byPlace].map(([place, { why, evidence }]) => ({
    action: 'block',
    why: `Block ${place}: ${why}.`,
    findingIds: idsOf(evidence),
  }));
}

function idsOf(evidence: readonly ScopedFinding[]): string[] {
  return [...new Set(evidence.map(({ finding }) => finding.id))];
}

const INTERNAL = (INTERNAL_RANGES.default as readonly string[]).map(parseCidr);

/** An address of the house is a machine to isolate, not a place to block. */
function isInternal(address: string): boolean {
  if (!isAddress(address)) return false;
  const { lo } = parseCidr(address);
  return INTERNAL.some((range) => range.lo <= lo && lo <= range.hi);
}

function isAddress(text: string): boolean {
  try {
    parseCidr(text);
    return true;
  } catch {
    return false;
  }
}
