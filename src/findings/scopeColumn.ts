import type { Hunt } from '../hunts/hunt';
import type { ScopeColumn } from './scopingRow';

const BY_LETTER: Readonly<Record<NonNullable<Hunt['letter']>, ScopeColumn>> = {
  A: 'encrypted',
  B: 'recovery inhibited',
  C: 'remote execution',
  D: 'credential abuse',
  E: 'privilege',
  F: 'upload',
};
/** Hunts without a letter that are not about execution; null: what they find says nothing of the kind. */
const BY_ID: Readonly<Record<string, ScopeColumn | null>> = {
  'logon-forms': 'credential abuse',
  'exfil-chain': 'upload',
  'log-gaps': null,
  'correlate-tables': null,
};

/** What the findings of a hunt are evidence of; null where they have no column. */
export function scopeColumnOf({ id, letter }: Pick<Hunt, 'id' | 'letter'>): ScopeColumn | null {
  if (letter) return BY_LETTER[letter];
  const known = BY_ID[id];
  return known === undefined ? 'execution' : known;
}
