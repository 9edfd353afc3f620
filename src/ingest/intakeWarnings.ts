import { type ColumnName, renamedColumns } from './columnNames';
import { countText } from '../core/countText';
import type { LoadResult } from './loadTable';
import type { Prepared } from './prepared';
import { roundCountWarning } from './roundCounts';

export function countWarnings(
  prepared: Prepared,
  result: LoadResult,
  columns: readonly ColumnName[],
): string[] {
  const warnings: string[] = [];
  if (prepared.records === 0) {
    warnings.push('The file has a header and no records. Check the time range of the export.');
  }
  const rejected = prepared.rejected;
  const [first] = prepared.rejects;
  if (first) {
    warnings.push(
      `${countText(rejected)} of ${countText(prepared.records)} records were rejected (first: record ${first.record}, line ${first.line}: ${first.reason}). They are listed with their text; mend the file or export it again.`,
    );
  }
  for (const reject of result.engineRejects) {
    warnings.push(`The engine refused line ${reject.line}: ${reject.reason}`);
  }
  const renamed = renamedColumns(columns);
  if (renamed.length > 0) {
    warnings.push(`Columns of one name were told apart: ${renamed.join(', ')}.`);
  }
  const round = roundCountWarning(prepared.records);
  if (round) warnings.push(round);
  return warnings;
}

export function statusWarnings(statuses: readonly Record<string, unknown>[]): string[] {
  if (statuses.length === 0) return [];
  const total = statuses.reduce((sum, row) => sum + Number(row['n']), 0);
  const listed = statuses
    .slice(0, 5)
    .map((row) => `"${String(row['status'] ?? '')}" (${countText(Number(row['n']))})`);
  return [
    `${countText(total)} records have a status that is neither success nor failure: ${listed.join(', ')}. They count as neither.`,
  ];
}

export function nameWarning(isOwnTable: boolean, reason: string): string[] {
  return isOwnTable && reason.startsWith('Named like') ? [reason] : [];
}
