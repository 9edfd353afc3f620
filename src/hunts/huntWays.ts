import { type Sql, ident, sql } from '../core/sqlText';
import type { Db } from '../db/db';
import { numberOf } from '../db/rowsOf';
import { bindParams } from './bindParams';
import { gateOf, needStates, sourcesOf } from './gate';
import type { Hunt, ParamValue, RunSource } from './hunt';
import { missingTables } from './missingTables';
import { needsOf } from './needsOf';
import { preparedGate } from './prepared';

/** How the tables of a case can answer a hunt: from its events, from an export of its results, both or neither. */
export interface HuntWays {
  readonly raw: Sql | null;
  readonly result: Sql | null;
  /** The text over the events even where it cannot run, its parameters filled in as far as that is possible. */
  readonly text: string;
  /** Why the events do not answer it: a sentence, null where they do. */
  readonly blocked: string | null;
  /** The sentences that keep an empty answer of the events from being `clear`. */
  readonly gaps: readonly string[];
  readonly sources: readonly RunSource[];
  readonly missing: readonly string[];
}

export const NO_WAYS: HuntWays = {
  raw: null,
  result: null,
  text: '',
  blocked: null,
  gaps: [],
  sources: [],
  missing: [],
};

/** Weighs what a hunt needs against what is there, without running it. */
export async function huntWays(
  db: Db,
  hunt: Hunt,
  params: Readonly<Record<string, ParamValue>>,
  signal?: AbortSignal,
): Promise<HuntWays> {
  const absent = await missingTables(db, hunt, params);
  if (absent) return { ...NO_WAYS, text: hunt.sql, blocked: absent };
  const text = bindParams(hunt.sql, hunt.params, params);
  const all = await needStates(db, needsOf(hunt, params), signal);
  const anyOf = await needStates(db, hunt.needsAnyOf ?? [], signal);
  const sharpening = await needStates(db, hunt.sharpenedBy ?? [], signal);
  const { sources, missing } = sourcesOf([...all, ...anyOf, ...sharpening]);
  const gate = gateOf(hunt, all, anyOf);
  const prepared = gate.blocked ? gate : await preparedGate(db, hunt, signal);
  const { blocked } = prepared;
  const gaps = gate.blocked ? gate.gaps : [...gate.gaps, ...prepared.gaps];
  const raw = blocked ? null : text;
  const records = hunt.result ? await recordCount(db, hunt.result.table, signal) : 0;
  if (!hunt.result || records === 0) {
    return { raw, result: null, text, blocked, gaps, sources, missing };
  }
  const { table, sql: resultSql } = hunt.result;
  return {
    raw,
    result: bindParams(resultSql, hunt.params, params),
    text,
    blocked,
    gaps,
    sources: [...sources, { table, records, lacking: {} }],
    missing,
  };
}

async function recordCount(db: Db, table: string, signal?: AbortSignal): Promise<number> {
  const text = sql`select count(*)::integer from ${ident(table)}`;
  return numberOf(await db.query(text, signal ? { signal } : {}));
}
