import { sql } from '../core/sqlText';
import { EvidenceCatalog } from './evidenceCatalog';
import { type IngestDeps, ingestFile } from './ingestFile';
import { storedTable } from './loadTable';
import type { SourceReport } from './sourceReport';

/** No evidence has it. */
const FILE_ID = 0;

/** So much text that the browser compiles in full what a load runs, in workers and engine. */
const BLOCK_RECORDS = 500;
const BLOCKS = 60;

/**
 * Loads a made-up log and forgets it, so that the first file of the case finds its code compiled: a first load takes a
 * sixth longer than a second. It leaves no table, no name and no line in any ledger.
 */
export async function rehearseIntake(
  deps: Pick<IngestDeps, 'db' | 'preparer' | 'nowMs'>,
  signal: AbortSignal,
): Promise<SourceReport> {
  const catalog = new EvidenceCatalog();
  const report = await ingestFile(
    { ...deps, catalog, earlyLoadBytes: 0 },
    rehearsalLog(),
    FILE_ID,
    { bytes: 0 },
    { signal },
  );
  for (const table of catalog.tables) {
    await deps.db.exec(sql`drop table if exists ${storedTable(table.catalog, table.name)}`);
  }
  return report;
}

function rehearsalLog(): File {
  const two = (value: number): string => String(value).padStart(2, '0');
  const block = Array.from({ length: BLOCK_RECORDS }, (_, i) => {
    const time = `2026-01-${two(1 + (i % 28))}T${two(i % 24)}:${two(i % 60)}:${two((7 * i) % 60)}Z`;
    const text = `"opened ""${i}"" from a list that goes on, as on every day of the week"`;
    return `${time},WS-${i % 97},user${i % 53},10.0.0.${i % 250},${text}\n`;
  }).join('');
  const blocks = Array.from({ length: BLOCKS }, () => block);
  return new File(
    ['timestamp,host,user,source_ip,note\n', ...blocks],
    'Huntbench rehearsal, no evidence.csv',
  );
}
