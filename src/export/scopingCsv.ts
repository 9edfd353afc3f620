import type { CellValue } from '../db/db';
import { SCOPE_COLUMNS, type ScopingRow } from '../findings/scopingRow';
import { csvOfRecords } from './csv';

/** The scoping table: a row a host or account, for each kind of evidence its severity and number of findings. */
export function scopingCsvOf(rows: readonly ScopingRow[]): Blob {
  const names = [
    'kind',
    'name',
    'severity',
    'first_seen_utc',
    'last_seen_utc',
    ...SCOPE_COLUMNS.map((column) => column.replaceAll(' ', '_')),
    'containment',
    'finding_ids',
  ];
  return csvOfRecords(
    names,
    rows.map(({ kind, name, severity, firstSeen, lastSeen, cells, hints }): CellValue[] => [
      kind,
      name,
      severity,
      firstSeen,
      lastSeen,
      ...SCOPE_COLUMNS.map((column) => {
        const cell = cells[column];
        return cell ? `${cell.severity} (${cell.findingIds.length})` : null;
      }),
      hints.map(({ why, findingIds }) => `${why} Findings: ${findingIds.join(' ')}`).join('\n'),
      [...new Set(Object.values(cells).flatMap(({ findingIds }) => findingIds))].join(' '),
    ]),
  );
}
