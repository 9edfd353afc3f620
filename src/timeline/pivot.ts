import { type Sql, ident, joinSql, literal, sql } from '../core/sqlText';
import type { CellValue, Db, DbSession } from '../db/db';
import { recordsOf } from '../db/rowsOf';
import { resolveParams } from '../hunts/bindParams';
import type { ParamOverrides } from '../hunts/hunt';
import { type PivotCandidate, type PivotFacts, pivotFacts, pivotLogonOf } from './pivotFacts';
import { PIVOT_PARAMS } from './pivotParams';
import type { PivotAnswer, PivotPoint, RunnerUp } from './pivotPoint';
import { pivotSentences } from './pivotSentences';
import { NO_SIGNS, type PivotSigns, pivotSigns } from './pivotSigns';
import { pivotStatements } from './pivotSteps/pivotSteps';
import { foundWhy, missingTableWhy, noPivotWhy } from './pivotWhy';
import { IN_PLAUSIBLE_YEAR } from './timeClauses';

/**
 * The logon that turned access attempts into work on a host: a success after failures of its account or source, from a
 * source that had sprayed, or the first of its account on a host, from a source or from outside; confirmed within half
 * an hour by tools, new programs, services, tasks or connections that are not usual there. The earliest of the best.
 * @throws RangeError with a sentence on a bad parameter.
 */
export async function findPivot(
  db: Db,
  params: ParamOverrides = {},
  signal?: AbortSignal,
): Promise<PivotAnswer> {
  const values = resolveParams(PIVOT_PARAMS, params);
  return db.session(async (session) => {
    const tables = await tablesIn(session);
    if (!tables.has('auth_logs')) return unknowable(missingTableWhy('auth_logs'));
    const statements = pivotStatements(values, tables);
    for (const step of statements.steps) await session.query(step);
    const candidates = await session.query(statements.candidates);
    const logon = pivotLogonOf(candidates);
    const found = pivotFacts({
      candidates,
      counts: await session.query(statements.counts),
      excluded: await session.query(statements.excluded),
      returns: logon ? await session.query(statements.returnsAfter(logon)) : null,
    });
    const [first] = found.candidates.filter(({ isConfirmed }) => isConfirmed);
    const signs = pivotSigns(await session.query(statements.series), first?.at ?? null);
    const [evidence = {}] = recordsOf(await session.query(evidenceSql(tables)));
    return answerOf(found, signs, evidence, () => noPivotWhy(found, evidence, values, tables));
  }, signal);
}

function answerOf(
  found: PivotFacts,
  signs: PivotSigns,
  evidence: Readonly<Record<string, CellValue>>,
  noPivot: () => Pick<PivotAnswer, 'status' | 'why'>,
): PivotAnswer {
  const { excluded, candidates } = found;
  const [first, ...behind] = candidates.filter(({ isConfirmed }) => isConfirmed);
  const others = behind.toSorted(byWeight);
  const unconfirmed = candidates.filter(({ isConfirmed }) => !isConfirmed).map(runnerUpOf);
  const rest = { excluded, unconfirmed, ...signs };
  if (!first) return { pivot: null, ...noPivot(), ...rest };
  const pivot = pivotOf(first, others, found, unseenIn(evidence));
  return { status: 'found', pivot, why: foundWhy(found), ...rest };
}

/** Those of low confidence last, each part by score. */
function byWeight(a: PivotCandidate, b: PivotCandidate): number {
  const lows = Number(a.confidence === 'low') - Number(b.confidence === 'low');
  return lows || b.score - a.score;
}

function pivotOf(
  first: PivotCandidate,
  others: readonly PivotCandidate[],
  found: PivotFacts,
  unseen: readonly string[],
): PivotPoint {
  const sentences = pivotSentences(first, others[0], unseen);
  const [mark] = first.marks;
  return {
    at: first.at,
    from: first.lastFailure ?? first.at,
    to: mark?.at ?? first.at,
    user: first.user,
    host: first.host,
    source: first.source,
    basis: first.basis,
    confidence: first.confidence,
    score: first.score,
    reason: sentences.map(({ text }) => text).join(' '),
    sentences,
    records: [...first.failureRows, first.logonRow, ...(mark ? [mark.row] : [])],
    runnersUp: others.map(runnerUpOf),
    reentries: found.reentries,
  };
}

function runnerUpOf(candidate: PivotCandidate): RunnerUp {
  const { at, user, host, source, basis, confidence, score, failures, logonRow } = candidate;
  return {
    at,
    from: candidate.lastFailure ?? at,
    to: candidate.marks[0]?.at ?? null,
    user,
    host,
    source,
    basis,
    confidence,
    score,
    failures,
    record: logonRow,
  };
}

function unknowable(why: string): PivotAnswer {
  return { status: 'cannot-tell', pivot: null, why, excluded: [], unconfirmed: [], ...NO_SIGNS };
}

/** What could have confirmed a logon and is not in the evidence. */
function unseenIn(evidence: Readonly<Record<string, CellValue>>): string[] {
  const kinds: readonly (readonly [name: string, what: string])[] = [
    ['executions', 'programs'],
    ['installs', 'services and tasks'],
    ['connections', 'connections'],
  ];
  return kinds.filter(([name]) => Number(evidence[name] ?? 0) === 0).map(([, what]) => what);
}

const TABLES = ['auth_logs', 'process_logs', 'net_logs', 'service_logs', 'service_task'] as const;

async function tablesIn(session: DbSession): Promise<ReadonlySet<string>> {
  const rows = await session.query(sql`
    select distinct table_name as name
    from duckdb_columns()
    where database_name = current_database() and schema_name = 'main'
      and list_contains(${literal(TABLES)}, table_name)`);
  return new Set(recordsOf(rows).map((row) => String(row['name'])));
}

function evidenceSql(tables: ReadonlySet<string>): Sql {
  const count = (table: string, what: Sql, name: string): Sql =>
    tables.has(table)
      ? sql`(select ${what}::integer from ${ident(table)}) as ${ident(name)}`
      : sql`0 as ${ident(name)}`;
  const all = sql`count(*)`;
  const undated = sql`count(*) filter (where ${IN_PLAUSIBLE_YEAR} is not true)`;
  const counts = [
    count('auth_logs', all, 'logons'),
    count('auth_logs', sql`count(*) filter (where outcome is null)`, 'logons_without_outcome'),
    count('auth_logs', undated, 'undated_logons'),
    count('process_logs', all, 'executions'),
    count('process_logs', undated, 'undated_executions'),
    count('process_logs', sql`count("user")`, 'executions_with_user'),
    count('net_logs', all, 'connections'),
    count('service_logs', all, 'service_records'),
    count('service_task', all, 'task_records'),
  ];
  return sql`select *, service_records + task_records as installs from (select ${joinSql(counts, ', ')})`;
}
