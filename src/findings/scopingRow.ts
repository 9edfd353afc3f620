import type { Severity } from '../hunts/hunt';

/** The kinds of evidence that the scoping table has a column for. */
export const SCOPE_COLUMNS = [
  'encrypted',
  'recovery inhibited',
  'remote execution',
  'credential abuse',
  'privilege',
  'upload',
  'execution',
] as const;
export type ScopeColumn = (typeof SCOPE_COLUMNS)[number];

export interface ScopeCell {
  /** Findings that speak of it, the most severe first. */
  readonly findingIds: readonly string[];
  readonly severity: Severity;
}

/** What to do about a host, account or address, and the findings that call for it. */
export interface ContainmentHint {
  readonly action: 'isolate' | 'disable' | 'block';
  readonly why: string;
  readonly findingIds: readonly string[];
}

/** A host or account with everything that was found about it. */
export interface ScopingRow {
  readonly kind: 'host' | 'account';
  readonly name: string;
  readonly firstSeen: string | null;
  readonly lastSeen: string | null;
  readonly severity: Severity;
  readonly cells: Readonly<Partial<Record<ScopeColumn, ScopeCell>>>;
  readonly hints: readonly ContainmentHint[];
}
