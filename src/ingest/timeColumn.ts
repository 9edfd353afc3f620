import type { ColumnName } from './columnNames';
import { headerKey } from './source';

/** Header names that hold the instant of an event, the best first. */
const TIME_NAMES = [
  'timestamp',
  '@timestamp',
  'TimeGenerated',
  '_time',
  'event_time',
  'utc_time',
  'time_created',
  'system_time',
  'datetime',
  'date_time',
  'time',
  'created_at',
  'ts',
].map(headerKey);

/** What the header says of the zone. */
export type DeclaredZone = 'utc' | 'local' | 'silent';

export interface TimeColumn {
  readonly index: number;
  readonly original: string;
  readonly name: string;
  readonly zone: DeclaredZone;
}

/** The column that dates the records, by its name; null when none is named like one. */
export function timeColumnOf(columns: readonly ColumnName[]): TimeColumn | null {
  const keys = columns.map((column) => headerKey(column.original));
  const index = TIME_NAMES.map((name) => keys.indexOf(name)).find((i) => i >= 0);
  const column = index === undefined ? undefined : columns[index];
  if (index === undefined || !column) return null;
  return { index, original: column.original, name: column.name, zone: zoneOf(column.original) };
}

function zoneOf(header: string): DeclaredZone {
  if (/\[utc\]/i.test(header) || headerKey(header) === 'utctime') return 'utc';
  return /\[local time\]/i.test(header) ? 'local' : 'silent';
}
