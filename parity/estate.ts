import { closeSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import { ident, joinSql, literal, sql, trustedSql } from '../src/core/sqlText';
import type { Db } from '../src/db/db';
import { recordsOf } from '../src/db/rowsOf';
import { csvText } from '../src/hunts/testing/csvText';
import type { CaseTables } from '../src/hunts/testing/caseTables';
import { REFERENCE_COLUMNS } from '../src/schema/column';
import { ESTATE_TABLES } from '../src/schema/tables';
import type { Cell, EstateFile, EstateTable } from './siemEngineRun';

/** The three tables of the MySQL schema, by column, with the normalised column each one is. */
export const SEED_COLUMNS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  auth_logs: { user: 'user', source_ip: 'source_ip', status: 'outcome', timestamp: 'timestamp' },
  process_logs: {
    timestamp: 'timestamp',
    process_name: 'process_name',
    parent_process: 'parent_process',
    arguments: 'arguments',
    user: 'user',
    host: 'host',
  },
  net_logs: {
    user: 'user',
    source_ip: 'source_ip',
    dest_ip: 'dest_ip',
    port: 'dest_port',
    timestamp: 'timestamp',
  },
};

/** Every loaded event and result export, whole: what the ClickHouse schema holds. */
export async function wholeEstate(db: Db): Promise<EstateTable[]> {
  const tables: EstateTable[] = [];
  for (const table of ESTATE_TABLES) {
    const columns = [...table.columns, ...REFERENCE_COLUMNS].map((column) => column.name);
    tables.push({ name: table.name, columns, rows: await cells(db, table.name, columns) });
  }
  return tables;
}

/** Of the loaded events what the MySQL schema holds. */
export async function seedEstate(db: Db): Promise<EstateTable[]> {
  const tables: EstateTable[] = [];
  for (const [name, columns] of Object.entries(SEED_COLUMNS)) {
    const rows = await cells(db, name, Object.values(columns));
    tables.push({ name, columns: Object.keys(columns), rows });
  }
  return tables;
}

/** The case as if it came from the tables of the MySQL schema. */
export async function seedCase(db: Db, tables: CaseTables): Promise<CaseTables> {
  const reduced: Record<string, string> = {};
  for (const [name, columns] of Object.entries(SEED_COLUMNS)) {
    if (tables[name] === undefined) continue;
    const rows = await cells(db, name, Object.values(columns));
    reduced[name] = csvText(
      Object.values(columns).join(','),
      rows.map((row) =>
        row.map((cell) => (cell === null ? '' : `"${cell.replaceAll('"', '""')}"`)),
      ),
    );
  }
  return reduced;
}

/** The tables as tab-separated text below the folder; a table without rows has no file. */
export async function tabbedFiles(
  db: Db,
  folder: string,
  tables: readonly { readonly name: string; readonly columns: Readonly<Record<string, string>> }[],
): Promise<EstateFile[]> {
  const files: EstateFile[] = [];
  for (const { name, columns } of tables) {
    const file = path.join(folder, `${name}.tsv`);
    const out = openSync(file, 'w');
    let rows = 0;
    const values = Object.values(columns).map(
      (column) => sql`coalesce(replace(replace(replace(replace(
        ${ident(column)}::varchar, '\\', '\\\\'), chr(9), '\\t'), chr(10), '\\n'), chr(13), '\\r'), '\\N')`,
    );
    await db.textBatches(
      sql`select record::integer as record, ${joinSql(values, ' || chr(9) || ')} || chr(10) as line from ${ident(name)}`,
      async ({ rowCount, text }) => {
        rows += rowCount;
        writeSync(
          out,
          text.bytes,
          text.offsets[0] ?? 0,
          (text.offsets[rowCount] ?? 0) - (text.offsets[0] ?? 0),
        );
      },
    );
    closeSync(out);
    if (rows > 0) files.push({ name, columns: Object.keys(columns), file });
  }
  return files;
}

async function cells(db: Db, table: string, columns: readonly string[]): Promise<Cell[][]> {
  const list = columns.map((column) => `${ident(column)}::varchar as ${ident(column)}`).join(', ');
  const rows = await db.query(
    sql`select ${trustedSql(list)} from ${ident(table)} order by file_id, record limit ${literal(1_000_000)}`,
  );
  return recordsOf(rows).map((row) =>
    columns.map((column) => (row[column] === null ? null : String(row[column]))),
  );
}
