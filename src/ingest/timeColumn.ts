import type { ColumnName } from './columnNames';
import { type DocumentedTime, headerKey } from './source';

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
export type DeclaredZone = 'utc' | 'local' | 'documented' | 'silent';

export interface TimeColumn {
  readonly index: number;
  readonly original: string;
  readonly name: string;
  readonly zone: DeclaredZone;
  /** What the source's documentation says, where it decides. */
  readonly note: string;
  /** A column in UTC that tells its zone. */
  readonly checkedBy: ColumnName | null;
}

/** The column that dates the records: the source's own first, then by common names; null when there is none. */
export function timeColumnOf(
  columns: readonly ColumnName[],
  documented?: DocumentedTime,
): TimeColumn | null {
  const keys = columns.map((column) => headerKey(column.original));
  const names = [...(documented?.names ?? []).map(headerKey), ...TIME_NAMES];
  const index = names.map((name) => keys.indexOf(name)).find((i) => i >= 0);
  const column = index === undefined ? undefined : columns[index];
  if (index === undefined || !column) return null;
  const declared = zoneOf(column.original);
  const zone = declared === 'silent' ? zoneBySource(documented) : declared;
  return {
    index,
    original: column.original,
    name: column.name,
    zone,
    note: documented?.note ?? '',
    checkedBy: checkingColumn(columns, index, documented?.checkedBy ?? []),
  };
}

function checkingColumn(
  columns: readonly ColumnName[],
  timeIndex: number,
  names: readonly string[],
): ColumnName | null {
  const keys = names.map(headerKey);
  const found = columns.findIndex((column) => keys.includes(headerKey(column.original)));
  return found === timeIndex ? null : (columns[found] ?? null);
}

function zoneBySource(documented: DocumentedTime | undefined): DeclaredZone {
  if (documented?.zone === 'utc') return 'documented';
  return documented?.zone === 'local' ? 'local' : 'silent';
}

function zoneOf(header: string): DeclaredZone {
  if (/\[utc\]/i.test(header)) return 'utc';
  if (headerKey(header) === 'utctime') return 'documented';
  return /\[local time\]/i.test(header) ? 'local' : 'silent';
}
