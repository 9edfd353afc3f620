import type { Sql } from '../core/sqlText';
import type { Db } from '../db/db';
import type { EvidenceCatalog } from './evidenceCatalog';

/** Makes the views that are not as they should be. To bind all of them anew takes the engine seconds. */
export async function makeViews(db: Db, catalog: EvidenceCatalog): Promise<void> {
  for (const statement of catalog.viewStatements()) {
    if (!catalog.madeViews.has(statement)) await makeView(db, catalog, statement);
  }
}

/** Makes a view in place of the one of its name. */
export async function makeView(db: Db, catalog: EvidenceCatalog, statement: Sql): Promise<void> {
  await db.exec(statement);
  const name = nameOf(statement);
  for (const made of catalog.madeViews) if (nameOf(made) === name) catalog.madeViews.delete(made);
  catalog.madeViews.add(statement);
}

function nameOf(statement: Sql): string {
  return statement.slice(0, statement.indexOf(' as '));
}
