import { type Sql, ident, joinSql, sql } from '../core/sqlText';
import type { ColumnName } from './columnNames';
import { columnPlace } from './columnPlace';
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
];

/** The column for texts that are computed; no header has a name with a blank before it. */
const COMPUTED = ' time';

/** What the header says of the zone. */
export type DeclaredZone = 'utc' | 'local' | 'documented' | 'silent';

export interface TimeColumn {
  readonly index: number;
  readonly original: string;
  readonly name: string;
  /** The text to keep in the column of this name, where the file has no such column. */
  readonly computed: Sql | null;
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
  const places = timeNames(documented)
    .map((name) => columnPlace(name, columns))
    .filter((place) => place >= 0);
  const [index] = places;
  const column = index === undefined ? undefined : columns[index];
  if (index === undefined || !column) return null;
  const declared = zoneOf(column.original);
  const zone = declared === 'silent' ? zoneBySource(documented) : declared;
  const found = places.flatMap((place) => columns[place] ?? []);
  const computed = documented
    ? (joinedDay(documented, columns, column) ?? firstValue(documented, [...new Set(found)]))
    : null;
  return {
    index,
    original: computed?.original ?? column.original,
    name: computed ? COMPUTED : column.name,
    computed: computed?.text ?? null,
    zone,
    note: documented?.note ?? '',
    checkedBy: checkingColumn(columns, index, documented?.checkedBy ?? []),
  };
}

/** Every name that the time of such a file may have, the best first. */
export function timeNames(documented?: DocumentedTime): readonly string[] {
  return [...(documented?.names ?? []), ...TIME_NAMES];
}

interface ComputedText {
  readonly original: string;
  readonly text: Sql;
}

/** `03/05/24` and `09:00:00` in two columns as `2024-03-05 09:00:00`. */
function joinedDay(
  { dayIn }: DocumentedTime,
  columns: readonly ColumnName[],
  time: ColumnName,
): ComputedText | null {
  const keys = (dayIn ?? []).map(headerKey);
  const day = columns.find((column) => keys.includes(headerKey(column.original)));
  if (!day) return null;
  const iso = sql`regexp_replace(trim(${ident(day.name)}),
    '^(\\d{1,2})/(\\d{1,2})/(?:20)?(\\d{2})$', '20\\3-\\1-\\2')`;
  return {
    original: `${day.original}, ${time.original}`,
    text: sql`${iso} || ' ' || trim(${ident(time.name)})`,
  };
}

function firstValue(
  { anyOfNames }: DocumentedTime,
  found: readonly ColumnName[],
): ComputedText | null {
  if (!anyOfNames || found.length < 2) return null;
  const texts = found.map((column) => sql`known(${ident(column.name)})`);
  return {
    original: found.map((column) => column.original).join(', else '),
    text: sql`coalesce(${joinSql(texts, ', ')})`,
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
