import { countText } from '../core/countText';
import { errorText, isAbortError } from '../core/analystError';
import { isoFromMillis } from '../core/isoTime';
import { ident, literal, sql } from '../core/sqlText';
import type { Db, Rows } from '../db/db';
import { bindParams, resolveParams } from './bindParams';
import { gateOf, needStates } from './gate';
import type { Hunt, HuntRun, HuntStatus, ParamOverrides, ParamValue } from './hunt';
import { needsOf } from './needsOf';
import { preparedGate } from './prepared';

/** More findings than anyone reads; the run says so when it is reached. */
export const MAX_FINDINGS = 5_000;

export interface HuntAnswer {
  readonly run: HuntRun;
  /** The rows of the hunt's SQL; null when it did not run. */
  readonly rows: Rows | null;
}

export interface RunClock {
  nowMs(): number;
}

/** Runs one hunt. Never rejects: an error or a cancellation is a status of the run. */
export async function runHunt(
  db: Db,
  hunt: Hunt,
  clock: RunClock,
  overrides: ParamOverrides = {},
  signal?: AbortSignal,
): Promise<HuntAnswer> {
  const startedMs = clock.nowMs();
  let params: Readonly<Record<string, ParamValue>> = overrides;
  let text = hunt.sql;
  const answer = (status: HuntStatus, rows: Rows | null, reason?: string): HuntAnswer => ({
    run: {
      huntId: hunt.id,
      version: hunt.version,
      status,
      findings: rows?.rowCount ?? 0,
      params,
      sql: text,
      startedAt: isoFromMillis(startedMs),
      ms: clock.nowMs() - startedMs,
      ...(reason ? { reason } : {}),
    },
    rows,
  });
  try {
    params = resolveParams(hunt.params, overrides);
    const absent = await missingTables(db, hunt, params);
    if (absent) return answer('cannot-run', null, absent);
    const bound = bindParams(hunt.sql, hunt.params, params);
    text = bound;
    const gate = gateOf(
      hunt,
      await needStates(db, needsOf(hunt, params), signal),
      await needStates(db, hunt.needsAnyOf ?? [], signal),
    );
    if (gate.blocked) return answer('cannot-run', null, gate.blocked);
    const prepared = await preparedGate(db, hunt, signal);
    if (prepared.blocked) return answer('cannot-run', null, prepared.blocked);
    const rows = await db.query(bound, { maxRows: MAX_FINDINGS, ...(signal ? { signal } : {}) });
    const notes = [...gate.gaps, ...prepared.gaps];
    if (rows.truncated) {
      notes.unshift(`Only the first ${countText(MAX_FINDINGS)} findings are listed.`);
    }
    const status = rows.rowCount > 0 ? 'hits' : notes.length > 0 ? 'partial' : 'clear';
    return answer(status, rows, notes.join(' '));
  } catch (error) {
    if (isAbortError(error) || signal?.aborted) return answer('cancelled', null, 'Cancelled.');
    return answer('error', null, errorText(error));
  }
}

/** The sentence that names a table or column parameter without its table or column, or null. */
async function missingTables(
  db: Db,
  hunt: Hunt,
  params: Readonly<Record<string, ParamValue>>,
): Promise<string | null> {
  for (const param of hunt.params) {
    const value = String(params[param.name] ?? '');
    if (param.type === 'table' && !(await tableExists(db, value))) {
      return value === ''
        ? `Choose a table for "${param.label}".`
        : `There is no table "${value}" (${param.label}).`;
    }
    if (param.type === 'column') {
      const tableParam = param.name.replace(/_[a-z]+$/, '_table');
      const table = String(params[tableParam] ?? '');
      if (!(await columnExists(db, table, value))) {
        return value === ''
          ? `Choose a column for "${param.label}".`
          : `There is no column "${value}" in "${table}" (${param.label}).`;
      }
    }
  }
  return null;
}

async function tableExists(db: Db, name: string): Promise<boolean> {
  return (await columnCount(db, name, null)) > 0;
}

async function columnExists(db: Db, table: string, column: string): Promise<boolean> {
  return (await columnCount(db, table, column)) > 0;
}

async function columnCount(db: Db, table: string, column: string | null): Promise<number> {
  const [schemaName, tableName] = table.includes('.')
    ? [table.slice(0, table.indexOf('.')), table.slice(table.indexOf('.') + 1)]
    : ['main', table];
  const named = column === null ? sql`true` : sql`lower(column_name) = lower(${literal(column)})`;
  const rows = await db.query(
    sql`select count(*)::integer from duckdb_columns()
        where ${ident('database_name')} = 'ir' and schema_name = ${literal(schemaName ?? '')}
          and lower(table_name) = lower(${literal(tableName ?? '')}) and ${named}`,
  );
  return Number(rows.cell(0, 0));
}
