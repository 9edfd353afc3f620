import { type Sql, joinSql, literal, qualified, sql } from '../core/sqlText';
import type { Db, Rows } from '../db/db';
import { numberOf } from '../db/rowsOf';
import { SEVERITIES } from './hunt';

/** Where the answer of a hunt stays in the engine, with every record of every finding. */
export function answerTable(huntId: string): Sql {
  return qualified('answers', huntId.replaceAll('-', '_'));
}

/** Which way a finding was computed, as its column `computed_by` says. */
export const COMPUTED_BY = {
  raw: 'raw logs',
  result: 'result export',
  engine: 'another engine',
} as const;

export type ComputedBy = (typeof COMPUTED_BY)[keyof typeof COMPUTED_BY];

export interface AnswerTexts {
  readonly raw: Sql | null;
  readonly result: Sql | null;
  readonly engine: Sql | null;
}

/** Runs the texts and keeps their rows, all columns of both, in the hunt's answer table. */
export async function keepAnswer(
  db: Db,
  huntId: string,
  { raw, result, engine }: AnswerTexts,
  signal?: AbortSignal,
): Promise<void> {
  const parts = [
    ...(raw ? [computed(raw, COMPUTED_BY.raw)] : []),
    ...(result ? [computed(result, COMPUTED_BY.result)] : []),
    ...(engine ? [computed(engine, COMPUTED_BY.engine)] : []),
  ];
  await db.query(
    sql`create or replace table ${answerTable(huntId)} as ${joinSql(parts, ' union all by name ')}`,
    signal ? { signal } : {},
  );
}

function computed(text: Sql, by: string): Sql {
  return sql`(select found.*, ${literal(by)} as computed_by from (\n${text}\n) as found)`;
}

export async function dropAnswer(db: Db, huntId: string): Promise<void> {
  await db.exec(sql`drop table if exists ${answerTable(huntId)}`);
}

/** Records named in one reading of all findings; the rest are paged from the answer table. */
const MAX_REFS = 200_000;

/**
 * The findings of a kept answer, the most severe first, at most `maxRows`. `record_count` counts the records of each;
 * `row_refs` names the first of them, all where that is not too many.
 */
export async function readAnswer(
  db: Db,
  huntId: string,
  maxRows: number,
  signal?: AbortSignal,
): Promise<Rows> {
  const options = signal ? { signal } : {};
  const table = answerTable(huntId);
  const findings = numberOf(await db.query(sql`select count(*)::integer from ${table}`, options));
  const refsEach = Math.max(20, Math.floor(MAX_REFS / Math.max(1, Math.min(findings, maxRows))));
  return db.query(
    sql`select * replace (list_slice(row_refs, 1, ${literal(refsEach)}) as row_refs),
          len(row_refs)::integer as record_count
        from ${table}
        order by list_position(${literal(SEVERITIES)}, severity) desc, first_seen, finding_key`,
    { maxRows, ...options },
  );
}
