import type { Tactic } from './attackTactic';
import type { TimeRange } from './timeRange';

/** One thing the analyst chose to look at. A name of null means records and findings that name none. */
export type SelectionClause =
  | { readonly kind: 'time'; readonly range: TimeRange }
  | { readonly kind: 'host'; readonly name: string | null }
  | { readonly kind: 'user'; readonly name: string | null }
  | { readonly kind: 'tactic'; readonly tactic: Tactic };

export type ClauseKind = SelectionClause['kind'];

/** Clauses of one kind widen each other, clauses of different kinds narrow. At most one is of time. */
export type Selection = readonly SelectionClause[];

export const NO_SELECTION: Selection = [];

/** Adds the clause; a clause of time takes the place of the one before. */
export function withClause(selection: Selection, clause: SelectionClause): Selection {
  return [...selection.filter((other) => !isReplaced(other, clause)), clause];
}

/** Without the clause; the same selection when it has none like it. */
export function withoutClause(selection: Selection, clause: SelectionClause): Selection {
  const rest = selection.filter((other) => !isSameClause(other, clause));
  return rest.length === selection.length ? selection : rest;
}

/** Adds what is not there and takes away what is, as a click on a label does. */
export function toggled(selection: Selection, clause: SelectionClause): Selection {
  const rest = withoutClause(selection, clause);
  return rest === selection ? withClause(selection, clause) : rest;
}

/** What narrows a view that sets clauses of the kind itself. */
export function exceptKind(selection: Selection, kind: ClauseKind): Selection {
  const rest = selection.filter((clause) => clause.kind !== kind);
  return rest.length === selection.length ? selection : rest;
}

export function timeOf(selection: Selection): TimeRange | null {
  const clause = selection.find(({ kind }) => kind === 'time');
  return clause?.kind === 'time' ? clause.range : null;
}

export function has(selection: Selection, clause: SelectionClause): boolean {
  return selection.some((other) => isSameClause(other, clause));
}

/** A host without case, to compare; null for none. */
export function hostKey(host: string | null): string | null {
  return host?.trim().toUpperCase() || null;
}

/** An account without domain and case, to compare; null for none. */
export function userKey(user: string | null): string | null {
  return user?.replace(/^.*\\/, '').split('@', 1)[0]?.trim().toLowerCase() || null;
}

function isReplaced(other: SelectionClause, clause: SelectionClause): boolean {
  return (other.kind === 'time' && clause.kind === 'time') || isSameClause(other, clause);
}

function isSameClause(a: SelectionClause, b: SelectionClause): boolean {
  switch (a.kind) {
    case 'time':
      return (
        b.kind === 'time' && a.range.fromMs === b.range.fromMs && a.range.toMs === b.range.toMs
      );
    case 'host':
      return b.kind === 'host' && hostKey(a.name) === hostKey(b.name);
    case 'user':
      return b.kind === 'user' && userKey(a.name) === userKey(b.name);
    case 'tactic':
      return b.kind === 'tactic' && a.tactic === b.tactic;
  }
}
