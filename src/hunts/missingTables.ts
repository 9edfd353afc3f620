import { ident, literal, sql } from '../core/sqlText';
import type { Db } from '../db/db';
import type { Hunt, ParamValue } from './hunt';

/** The sentence that names a table or column parameter without its table or column, or null. */
export async function missingTables(
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
