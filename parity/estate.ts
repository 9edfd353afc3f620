import { ident, literal, sql, trustedSql } from '../src/core/sqlText';
import type { Db } from '../src/db/db';
import { recordsOf } from '../src/db/rowsOf';
import { csvText } from '../src/hunts/testing/csvText';
import type { CaseTables } from '../src/hunts/testing/caseTables';
import { REFERENCE_COLUMNS } from '../src/schema/column';
import { EVENT_TABLES } from '../src/schema/tables';
import type { Cell, EstateTable } from './siemEngineRun';

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

/** Every loaded event, whole: what the ClickHouse schema holds. */
export async function wholeEstate(db: Db): Promise<EstateTable[]> {
  const tables: EstateTable[] = [];
  for (const table of EVENT_TABLES) {
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

async function cells(db: Db, table: string, columns: readonly string[]): Promise<Cell[][]> {
  const list = columns.map((column) => `${ident(column)}::varchar as ${ident(column)}`).join(', ');
  const rows = await db.query(
    sql`select ${trustedSql(list)} from ${ident(table)} order by file_id, record limit ${literal(1_000_000)}`,
  );
  return recordsOf(rows).map((row) =>
    columns.map((column) => (row[column] === null ? null : String(row[column]))),
  );
}
