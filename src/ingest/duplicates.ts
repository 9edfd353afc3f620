import { ident, joinSql, sql } from '../core/sqlText';
import type { Db } from '../db/db';
import { numberOf } from '../db/rowsOf';
import type { EvidenceTable } from './evidenceCatalog';
import { storedTable } from './loadTable';

/** How many loaded records of a file repeat an earlier one in every value. They are kept: a log may say a thing twice. */
export async function duplicateRecords(
  db: Db,
  table: Pick<EvidenceTable, 'catalog' | 'name' | 'columns'>,
  signal?: AbortSignal,
): Promise<number> {
  const columns = joinSql(
    table.columns.map(({ name }) => ident(name)),
    ', ',
  );
  const text = sql`
    select (count(*) - count(distinct hash(${columns})))::integer
    from ${storedTable(table.catalog, table.name)}`;
  return numberOf(await db.query(text, signal ? { signal } : {}));
}
