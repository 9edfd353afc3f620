import type { ColumnName } from './columnNames';
import { headerKey } from './source';

/**
 * The place of the column that a name means, or -1. A header that has the name to the letter goes before one that is
 * alike: Windows exports have a `ProcessID` that logged the event and a `ProcessId` that it is about.
 */
export function columnPlace(name: string, columns: readonly ColumnName[]): number {
  const exact = columns.findIndex((column) => column.original === name);
  if (exact >= 0) return exact;
  const told = columns.findIndex((column) => column.name === name);
  if (told >= 0) return told;
  const key = headerKey(name);
  return columns.findIndex((column) => headerKey(column.original) === key);
}
