import { ident, literal, sql, trustedSql } from '../../core/sqlText';
import type { RowRef } from '../../core/rowRef';
import type { Db } from '../../db/db';
import { recordsOf } from '../../db/rowsOf';
import { startTestDb } from '../../db/testing/nodeHost';
import { CREATE_ARGUMENT_ENTROPY } from '../../schema/derivedTables';
import { MACROS } from '../../schema/macros';
import { CREATE_ANSWERS } from '../../schema/setUp';
import { TABLES } from '../../schema/tables';
import { TRAFFIC_MACROS } from '../../schema/trafficMacros';
import { type TableShare, viewOf } from '../../schema/views';

/** CSV text by normalised table name; the header holds column names of that table. */
export type CaseTables = Readonly<Record<string, string>>;

/** A started engine with the shared SQL functions and empty normalised tables. */
export async function startHuntDb(): Promise<Db> {
  const db = await startTestDb();
  for (const macro of MACROS) await db.exec(macro);
  await db.exec(CREATE_ANSWERS);
  await loadTables(db, {});
  for (const macro of TRAFFIC_MACROS) await db.exec(macro);
  return db;
}

/** The tables that hold records, by engine; the rest are empty views and stay as they are. */
const filledTables = new WeakMap<Db, ReadonlySet<string>>();

/** Replaces what the normalised tables hold. The file id of a table is its position in `TABLES`, from 1. */
export async function loadTables(db: Db, tables: CaseTables): Promise<void> {
  for (const name of Object.keys(tables)) {
    if (!TABLES.some((table) => table.name === name)) throw new RangeError(`No table "${name}".`);
  }
  for (const [index, table] of TABLES.entries()) {
    const text = tables[table.name];
    if (text === undefined && filledTables.get(db)?.has(table.name) === false) continue;
    const shares = text === undefined ? [] : [await loadShare(db, table.name, index + 1, text)];
    await db.exec(viewOf(table, shares));
  }
  filledTables.set(db, new Set(Object.keys(tables)));
  await fillArgumentEntropy(db);
}

async function loadShare(db: Db, name: string, fileId: number, text: string): Promise<TableShare> {
  const file = `${name}.csv`;
  const from = sql`evidence.${ident(`case_${name}`)}`;
  await db.registerFile(file, new Blob([text]));
  await db.exec(
    sql`create or replace table ${from} as
        select *, ${literal(fileId)}::integer as file_id, row_number() over () as record
        from read_csv(${literal(`ir/${file}`)}, header = true, all_varchar = true,
          delim = ',', quote = '"', escape = '"')`,
  );
  await db.dropFile(file);
  const rows = await db.query(
    sql`select column_name as name from duckdb_columns()
        where table_name = ${literal(`case_${name}`)} and column_name not in ('file_id', 'record')`,
  );
  const columns = recordsOf(rows).map((row) => String(row['name']));
  const known = TABLES.find((table) => table.name === name)?.columns ?? [];
  for (const column of columns) {
    if (!known.some((k) => k.name === column)) {
      throw new RangeError(`${name} has no column "${column}".`);
    }
  }
  return { from, expressions: new Map(columns.map((column) => [column, ident(column)])) };
}

/** The entropy that the page computes in a worker, by the engine itself. */
export async function fillArgumentEntropy(db: Db): Promise<void> {
  await db.exec(CREATE_ARGUMENT_ENTROPY);
  await db.exec(
    trustedSql(
      `insert into argument_entropy
       select file_id, record, list_aggregate(string_split(arguments, ''), 'entropy'), length(arguments),
         coalesce(list_max(list_transform(
           regexp_extract_all(arguments, '[A-Za-z0-9+/]+'), lambda run: length(run))), 0)
       from process_logs where arguments is not null`,
    ),
  );
}

/** `process_logs:3` for the third record of that table. */
export function recordName(ref: RowRef): string {
  return `${TABLES[ref.fileId - 1]?.name ?? 'unknown'}:${ref.record}`;
}
