import { type Sql, sql } from '../core/sqlText';
import type { Db } from '../db/db';
import { recordsOf } from '../db/rowsOf';
import { bindParams, resolveParams } from '../hunts/bindParams';
import type { ParamOverrides, ParamValue } from '../hunts/hunt';
import failureBursts from './failureBursts.sql?raw';
import pivotText from './pivot.sql?raw';
import { type PivotAnswerRow, type PivotCandidate, pivotAnswerRow } from './pivotAnswerRow';
import type { PivotAnswer, PivotPoint } from './pivotPoint';
import { pivotReason } from './pivotReason';
import { PIVOT_PARAMS } from './pivotParams';
import { foundWhy, missingTableWhy, noPivotWhy } from './pivotWhy';
import { IN_PLAUSIBLE_YEAR } from './timeClauses';

/** Candidates beside the pivot that are worth a look. */
const MOST_RUNNERS_UP = 5;

/** Rows of a burst that travel with the pivot; its counts are of all. */
const MOST_FAILURE_ROWS = 500;

/**
 * The earliest successful logon of an account or from a source that follows a burst of failures and is followed by an
 * execution of that account. A candidate of low confidence is the pivot only when there is no better one.
 * @throws RangeError with a sentence on a bad parameter.
 */
export async function findPivot(
  db: Db,
  params: ParamOverrides = {},
  signal?: AbortSignal,
): Promise<PivotAnswer> {
  const options = signal ? { signal } : {};
  const values = resolveParams(PIVOT_PARAMS, params);
  const tables = new Set(recordsOf(await db.query(TABLES, options)).map((row) => row['name']));
  for (const table of ['auth_logs', 'process_logs']) {
    if (!tables.has(table)) {
      return { status: 'cannot-tell', pivot: null, why: missingTableWhy(table), excluded: [] };
    }
  }
  const answer = pivotAnswerRow(await db.query(pivotSql(values), options));
  const { excluded } = answer;
  const [first, ...others] = answer.candidates;
  if (first) {
    return { status: 'found', pivot: pivotOf(first, others), why: foundWhy(answer), excluded };
  }
  const [evidence = {}] = recordsOf(await db.query(EVIDENCE, options));
  return { pivot: null, excluded, ...noPivotWhy(answer, evidence, values) };
}

/** The statement behind `findPivot`, for the analyst to read and run. */
export function pivotSql(values: Readonly<Record<string, ParamValue>>): Sql {
  const text = pivotText
    .replace('$failure_bursts', () => failureBursts.trimEnd())
    .replaceAll('$in_plausible_year', () => IN_PLAUSIBLE_YEAR)
    .replace('$most_candidates', () => String(1 + MOST_RUNNERS_UP))
    .replace('$most_failure_rows', () => String(MOST_FAILURE_ROWS));
  return bindParams(text, PIVOT_PARAMS, values);
}

function pivotOf(first: PivotCandidate, others: PivotAnswerRow['candidates']): PivotPoint {
  return {
    at: first.at,
    from: first.lastFailure,
    to: first.executionAt,
    user: first.user,
    host: first.host,
    source: first.source,
    confidence: first.confidence,
    reason: pivotReason(first),
    records: [...first.failureRows, first.logonRow, first.executionRow],
    runnersUp: others.map(({ at, user, host, source, confidence, failures, logonRow }) => ({
      at,
      user,
      host,
      source,
      confidence,
      failures,
      record: logonRow,
    })),
  };
}

const TABLES: Sql = sql`
select distinct table_name as name
from duckdb_columns()
where database_name = current_database() and schema_name = 'main'
  and table_name in ('auth_logs', 'process_logs')`;

const EVIDENCE: Sql = sql`
select
  (select count(*)::integer from auth_logs) as logons,
  (select count(*)::integer from auth_logs where outcome is null) as logons_without_outcome,
  (select count(*)::integer from auth_logs where ${IN_PLAUSIBLE_YEAR} is not true) as undated_logons,
  (select count(*)::integer from process_logs) as executions,
  (select count(*)::integer from process_logs where ${IN_PLAUSIBLE_YEAR} is not true) as undated_executions,
  (select count("user")::integer from process_logs) as executions_with_user`;
