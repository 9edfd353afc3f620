import { ident, joinSql, literal, sql, trustedSql } from '../../core/sqlText';
import type { Db } from '../../db/db';
import { REFERENCE_COLUMNS, type SchemaTable } from '../../schema/column';
import { AUTH_LOGS, PROCESS_LOGS } from '../../schema/eventTables';
import { MACROS } from '../../schema/macros';

export const AUTH_FILE = 1;
export const PROCESS_FILE = 2;

/** A logon; record n is the nth of the list, in file 1. Times are UTC text without a zone. */
export interface Logon {
  readonly at: string | null;
  readonly user?: string | null;
  readonly host?: string | null;
  readonly source?: string | null;
  readonly outcome?: 'failure' | 'success' | null;
}

/** A started process; record n is the nth of the list, in file 2. */
export interface Execution {
  readonly at: string | null;
  readonly user?: string | null;
  readonly host?: string | null;
  readonly process?: string;
}

/** Makes the shared SQL functions of a new engine. */
export async function prepareEngine(db: Db): Promise<void> {
  for (const macro of MACROS) await db.exec(macro);
}

/** Replaces `auth_logs` and `process_logs`. */
export async function loadEvidence(
  db: Db,
  logons: readonly Logon[],
  executions: readonly Execution[],
): Promise<void> {
  await fill(
    db,
    AUTH_LOGS,
    logons.map(({ at, user = null, host = null, source = null, outcome = null }, i) => ({
      timestamp: at,
      user,
      host,
      source_ip: source,
      outcome,
      status: outcome,
      file_id: AUTH_FILE,
      record: i + 1,
    })),
  );
  await fill(
    db,
    PROCESS_LOGS,
    executions.map(({ at, user = null, host = null, process = 'cmd.exe' }, i) => ({
      timestamp: at,
      user,
      host,
      process_name: process,
      file_id: PROCESS_FILE,
      record: i + 1,
    })),
  );
}

async function fill(
  db: Db,
  table: SchemaTable,
  rows: readonly Readonly<Record<string, string | number | null>>[],
): Promise<void> {
  const columns = [...table.columns, ...REFERENCE_COLUMNS];
  const definitions = columns.map((c) => sql`${ident(c.name)} ${trustedSql(c.type)}`);
  await db.exec(sql`create or replace table ${ident(table.name)} (${joinSql(definitions, ', ')})`);
  const [first] = rows;
  if (!first) return;
  const given = columns.filter(({ name }) => name in first);
  const lists = given.map(({ name, type }) => {
    const values = literal(rows.map((row) => row[name] ?? null));
    return sql`unnest(${values}::${trustedSql(type)}[]) as ${ident(name)}`;
  });
  await db.exec(sql`insert into ${ident(table.name)} by name select ${joinSql(lists, ', ')}`);
}
