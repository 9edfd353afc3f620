import type { Manifest } from '../casefile/manifest';
import type { CellValue } from '../db/db';
import { csvOfRecords } from './csv';

type FileEntry = Manifest['files'][number];

const COLUMNS: readonly (readonly [name: string, value: (file: FileEntry) => CellValue])[] = [
  ['name', (file) => file.name],
  ['bytes', (file) => file.bytes],
  ['sha256', (file) => file.sha256],
  ['status', (file) => file.status],
  ['encoding', (file) => file.encoding],
  ['source', (file) => file.source],
  ['records', (file) => file.records],
  ['loaded', (file) => file.loaded],
  ['rejected', (file) => file.rejected],
  ['undated', (file) => file.undated],
  ['duplicates', (file) => file.duplicates],
  ['blank', (file) => file.blank],
  ['balanced', (file) => file.balanced],
  ['first_seen_utc', (file) => file.firstSeen],
  ['last_seen_utc', (file) => file.lastSeen],
  ['time_column', (file) => file.time.column],
  ['zone_basis', (file) => file.time.basis],
  ['warnings', (file) => file.warnings.join('\n')],
];

/** The ledger as a table of one row a file; warnings are one a line. */
export function ledgerCsvOf(manifest: Manifest): Blob {
  return csvOfRecords(
    COLUMNS.map(([name]) => name),
    manifest.files.map((file) => COLUMNS.map(([, value]) => value(file))),
  );
}
