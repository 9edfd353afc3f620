import type { Sql } from '../core/sqlText';
import type { Db } from '../db/db';
import { CREATE_PROCESS_TWINS } from '../schema/derivedTables';
import { PROCESS_LOGS } from '../schema/eventTables';
import type { EvidenceCatalog, EvidenceTable } from './evidenceCatalog';
import { markTwins } from './processTwins';

/** Makes every view anew after files came or went, with the marks that only all files together tell. */
export async function refreshViews(db: Db, catalog: EvidenceCatalog): Promise<void> {
  await catalog.hostNames.learn(db, catalog.tables);
  catalog.hasTwins = false;
  await makeViews(db, catalog);
  await db.exec(CREATE_PROCESS_TWINS);
  const processFiles = catalog.tables.filter(hasProcesses);
  const defenderFiles = processFiles.filter(isOfDefender).map(({ fileId }) => fileId);
  if (defenderFiles.length === processFiles.length) return;
  catalog.hasTwins = (await markTwins(db, defenderFiles)) > 0;
  if (catalog.hasTwins) await makeViews(db, catalog);
}

/** Makes the views that are not as they should be. To bind all of them anew takes the engine seconds. */
export async function makeViews(db: Db, catalog: EvidenceCatalog): Promise<void> {
  for (const statement of catalog.viewStatements()) {
    if (catalog.madeViews.has(statement)) continue;
    await db.exec(statement);
    const name = nameOf(statement);
    for (const made of catalog.madeViews) if (nameOf(made) === name) catalog.madeViews.delete(made);
    catalog.madeViews.add(statement);
  }
}

function nameOf(statement: Sql): string {
  return statement.slice(0, statement.indexOf(' as '));
}

function hasProcesses({ recognition }: EvidenceTable): boolean {
  return (recognition.source?.tables ?? []).some(({ table }) => table === PROCESS_LOGS.name);
}

/** Its records bear the words of Defender in place of an event number. */
function isOfDefender({ recognition }: EvidenceTable): boolean {
  return recognition.source?.id.startsWith('mde-') ?? false;
}
