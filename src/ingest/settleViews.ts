import { ident, literal, qualified, sql } from '../core/sqlText';
import type { Db } from '../db/db';
import { numberOf } from '../db/rowsOf';
import { TABLES } from '../schema/tables';
import type { EvidenceCatalog } from './evidenceCatalog';
import { makeView } from './makeViews';

/** From so many parts on, a view takes the engine longer to plan than its rows to copy. */
const MANY_SHARES = 8;

/** More rows are read from where they are: to copy them would cost more memory than the plans cost time. */
const MAX_ROWS = 400_000;

/**
 * Copies the rows of normalised tables that many small files fill, and lets their views read the copies. Every question
 * plans each part of a view anew: a case of a hundred files would take minutes to answer, however small they are.
 */
export async function settleViews(db: Db, catalog: EvidenceCatalog): Promise<void> {
  for (const schemaTable of TABLES) {
    const { name } = schemaTable;
    const fillings = catalog.fillingsOf(schemaTable);
    const shares = fillings.reduce((sum, filling) => sum + filling.shares.length, 0);
    const records = fillings.reduce((sum, filling) => sum + filling.table.records, 0);
    if (shares < MANY_SHARES || records > 5 * MAX_ROWS) continue;
    const copy = qualified('settled', name);
    await db.exec(sql`
      create or replace table ${copy} as
      select * from ${ident(name)} limit ${literal(MAX_ROWS + 1)}`);
    const rows = numberOf(await db.query(sql`select count(*)::integer from ${copy}`));
    if (rows > MAX_ROWS) await db.exec(sql`drop table ${copy}`);
    else {
      const view = sql`create or replace view ${ident(name)} as select * from ${copy}`;
      await makeView(db, catalog, view);
    }
  }
}
