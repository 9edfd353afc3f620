import type { Db } from '../db/db';
import { CREATE_PROCESS_TWINS } from '../schema/derivedTables';
import { PROCESS_LOGS } from '../schema/eventTables';
import type { EvidenceCatalog, EvidenceTable } from './evidenceCatalog';
import { makeViews } from './makeViews';
import { markTwins } from './processTwins';
import { settleViews } from './settleViews';

/** Makes every view anew after files came or went, with the marks that only all files together tell. */
export async function refreshViews(db: Db, catalog: EvidenceCatalog): Promise<void> {
  await catalog.hostNames.learn(db, catalog.tables);
  catalog.hasTwins = false;
  await makeViews(db, catalog);
  await db.exec(CREATE_PROCESS_TWINS);
  if (await hasTwins(db, catalog)) {
    catalog.hasTwins = true;
    await makeViews(db, catalog);
  }
  await settleViews(db, catalog);
}

async function hasTwins(db: Db, catalog: EvidenceCatalog): Promise<boolean> {
  const processFiles = catalog.tables.filter(hasProcesses);
  const defenderFiles = processFiles.filter(isOfDefender).map(({ fileId }) => fileId);
  if (defenderFiles.length === processFiles.length) return false;
  return (await markTwins(db, defenderFiles)) > 0;
}

function hasProcesses({ recognition }: EvidenceTable): boolean {
  return (recognition.source?.tables ?? []).some(({ table }) => table === PROCESS_LOGS.name);
}

/** Its records bear the words of Defender in place of an event number. */
function isOfDefender({ recognition }: EvidenceTable): boolean {
  return recognition.source?.id.startsWith('mde-') ?? false;
}
