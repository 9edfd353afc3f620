import type { ColumnName } from '../columnNames';
import type { DateOrder } from '../dateOrder';
import { type LogMap, type TableMap, headerKey } from '../source';

/** Where the time of a record stands and how it is read. */
export interface MappedTime {
  readonly column: string;
  /** Where that one is empty, the best first. */
  readonly orElse?: readonly string[];
  /** Fields of the day, where the time is only that of the day. */
  readonly dayIn?: readonly string[];
  /** A time in UTC beside it, which tells its zone. */
  readonly checkedBy?: readonly string[];
  /** Of times that carry none. */
  readonly zone?: 'utc' | 'local';
  /** Of that zone, in minutes east of UTC. */
  readonly offsetMinutes?: number;
  readonly dateOrder?: DateOrder;
  readonly note?: string;
}

/** A source that the analyst made: which fields fill which normalised tables. */
export interface Mapping {
  readonly title: string;
  /** Names of all fields of the file it was made for. */
  readonly fields: readonly string[];
  /** Without it, the common names of a time are looked for. */
  readonly time?: MappedTime;
  readonly tables: readonly TableMap[];
  /** Whose log the records stand in, where the first table with a host does not say it. */
  readonly log?: readonly LogMap[];
}

/** A mapping that was dropped into the case. */
export interface CaseMapping {
  readonly fileId: number;
  /** Of its file. */
  readonly name: string;
  readonly mapping: Mapping;
}

/** How a mapping names a column: as its header does; as the engine does where the header names it twice or not at all. */
export function fieldName(column: ColumnName, columns: readonly ColumnName[]): string {
  const { original, name } = column;
  const first = columns.find((other) => other.original === original);
  return original.trim() === '' || first !== column ? name : original;
}

/** Whether a file has exactly the fields that the mapping was made for, in any order. */
export function isMadeFor(mapping: Mapping, columns: readonly ColumnName[]): boolean {
  const keys = (names: readonly string[]): string => names.map(headerKey).sort().join('\n');
  return keys(mapping.fields) === keys(columns.map((column) => fieldName(column, columns)));
}
