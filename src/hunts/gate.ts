import { countText } from '../core/countText';
import { ident, joinSql, sql } from '../core/sqlText';
import type { Db } from '../db/db';
import { recordsOf } from '../db/rowsOf';
import { tableSql } from './bindParams';
import type { Hunt, Need, RunSource } from './hunt';

/** What the evidence has of one need. */
export interface NeedState {
  readonly need: Need;
  readonly records: number;
  /** Needed columns without a single value. */
  readonly emptyColumns: readonly string[];
  /** Records that lack a column needed in every record, by column. */
  readonly lacking: ReadonlyMap<string, number>;
}

/** `blocked` says why the hunt cannot run; `gaps` are the sentences that keep an empty answer from being `clear`. */
export interface Gate {
  readonly blocked: string | null;
  readonly gaps: readonly string[];
}

/** Counts what each need has, in one query a table. */
export async function needStates(
  db: Db,
  needs: readonly Need[],
  signal?: AbortSignal,
): Promise<NeedState[]> {
  const states: NeedState[] = [];
  for (const need of needs) {
    const names = [...new Set([...need.columns, ...need.everyRecord])];
    const counts = names.map((name) => sql`count(${ident(name)})::bigint as ${ident(name)}`);
    const text = sql`select ${joinSql([sql`count(*)::bigint as "*"`, ...counts], ', ')} from ${tableSql(need.table)}`;
    const [row = {}] = recordsOf(await db.query(text, signal ? { signal } : {}));
    const records = Number(row['*'] ?? 0);
    states.push({
      need,
      records,
      emptyColumns: need.columns.filter((name) => Number(row[name] ?? 0) === 0),
      lacking: new Map(
        need.everyRecord
          .map((name) => [name, records - Number(row[name] ?? 0)] as const)
          .filter(([, count]) => count > 0),
      ),
    });
  }
  return states;
}

/** What of the evidence a hunt reads, and the sentences about what it lacks. */
export function sourcesOf(states: readonly NeedState[]): {
  readonly sources: RunSource[];
  readonly missing: string[];
} {
  const sources = states
    .filter((state) => state.records > 0)
    .map(({ need, records, emptyColumns, lacking }) => ({
      table: need.table,
      records,
      lacking: Object.fromEntries([
        ...[...lacking].map(([column, count]) => [column, count / records] as const),
        ...emptyColumns.map((column) => [column, 1] as const),
      ]),
    }));
  return { sources, missing: states.filter((state) => !isMet(state)).map(lackText) };
}

function isMet(state: NeedState): boolean {
  return state.records > 0 && state.emptyColumns.length === 0;
}

function lackText(state: NeedState): string {
  const { need } = state;
  return state.records === 0
    ? `No ${need.table} in the evidence. ${need.export}`
    : `No record of ${need.table} has ${state.emptyColumns.join(', ')}. ${need.export}`;
}

function gapTexts(state: NeedState): string[] {
  return [...state.lacking].map(
    ([column, count]) =>
      `${countText(count)} of ${countText(state.records)} records of ${state.need.table} have no ${column}.`,
  );
}

/** Weighs the states of a hunt's needs. */
export function gateOf(hunt: Hunt, all: readonly NeedState[], anyOf: readonly NeedState[]): Gate {
  const missing = all.filter((state) => !isMet(state));
  if (missing.length > 0) {
    return { blocked: missing.map(lackText).join(' '), gaps: [] };
  }
  const met = anyOf.filter(isMet);
  if (hunt.needsAnyOf && met.length === 0) {
    return { blocked: anyOf.map(lackText).join(' '), gaps: [] };
  }
  const unmet = anyOf.filter((state) => !isMet(state));
  return {
    blocked: null,
    gaps: [...[...all, ...met].flatMap(gapTexts), ...unmet.map(lackText)],
  };
}
