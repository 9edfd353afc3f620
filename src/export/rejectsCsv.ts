import { countText } from '../core/countText';
import type { SourceReport } from '../ingest/sourceReport';
import { csvOfRecords } from './csv';

/** The rejected records of a file with their place, reason and text. A last row says how many more there are. */
export function rejectsCsvOf({ rejects, rejected }: SourceReport): Blob {
  const rows = rejects.map(({ record, line, reason, raw }) => [record, line, reason, raw]);
  const unlisted = rejected - rejects.length;
  const rest = `${countText(unlisted)} more rejected records are not listed.`;
  return csvOfRecords(
    ['record', 'line', 'reason', 'raw_text'],
    unlisted > 0 ? [...rows, [null, null, rest, null]] : rows,
  );
}
