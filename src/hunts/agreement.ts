import { countText } from '../core/countText';
import { literal, sql } from '../core/sqlText';
import type { Db } from '../db/db';
import { recordsOf } from '../db/rowsOf';
import { COMPUTED_BY, answerTable } from './answerTable';

/** Findings of the two ways are the same when they name one host, or user, and lie within this of each other. */
const SLACK = sql`interval 1 hour`;

const RAW = literal(COMPUTED_BY.raw);
const RESULT = literal(COMPUTED_BY.result);

/** The sentence that says whether the raw logs and the result export of a hunt agree. */
export async function agreementSentence(
  db: Db,
  huntId: string,
  resultTable: string,
  signal?: AbortSignal,
): Promise<string> {
  const [row = {}] = recordsOf(
    await db.query(
      sql`
        with found as (
          select finding_key, computed_by, first_seen, last_seen,
            unnest(list_distinct(list_filter([upper(host), lower("user")], lambda v: v is not null))) as entity
          from ${answerTable(huntId)}),
        met as (
          select distinct result.finding_key as result_key, raw.finding_key as raw_key
          from found as result join found as raw on result.entity = raw.entity
          where result.computed_by = ${RESULT} and raw.computed_by = ${RAW}
            and result.first_seen <= raw.last_seen + ${SLACK} and raw.first_seen <= result.last_seen + ${SLACK})
        select
          count(*) filter (computed_by = ${RESULT})::integer as results,
          count(*) filter (computed_by = ${RAW})::integer as raws,
          (select count(distinct result_key) from met)::integer as results_met,
          (select count(distinct raw_key) from met)::integer as raws_met
        from ${answerTable(huntId)}`,
      signal ? { signal } : {},
    ),
  );
  const [results, raws, resultsMet, rawsMet] = ['results', 'raws', 'results_met', 'raws_met'].map(
    (name) => Number(row[name] ?? 0),
  ) as [number, number, number, number];
  if (results === 0 && raws === 0) return `Raw logs and ${resultTable} agree: neither has any.`;
  if (results === resultsMet && raws === rawsMet) {
    return `Raw logs and ${resultTable} agree on host or account and time.`;
  }
  return `Raw logs and ${resultTable} differ: ${countText(results - resultsMet)} of ${countText(results)} exported findings are not in the raw logs, ${countText(raws - rawsMet)} of ${countText(raws)} from the raw logs are not in the export.`;
}
