import { ANY_SHAPE } from './columnShapes';

export interface ColumnName {
  /** As in the header. */
  readonly original: string;
  /** Unique without regard to case, and none of our own. */
  readonly name: string;
  /** What stands in its values, as bits of `SHAPE`; anything, where it is not told. */
  readonly shape?: number;
}

/** Columns we add to every evidence table; the view adds `TIME_BASIS_COLUMN`. */
export const OWN_COLUMNS: readonly string[] = ['file_id', 'record', 'event_time'];

/** How the time of each record is known. */
export const TIME_BASIS_COLUMN = 'time_basis';

/** Names for the engine, which tells columns apart without regard to case. A second `Status` becomes `Status_2`, an empty name `column_5`. */
export function columnNames(
  header: readonly string[],
  shapes: readonly number[] = [],
): ColumnName[] {
  const taken = new Set([...OWN_COLUMNS, TIME_BASIS_COLUMN]);
  return header.map((original, i) => {
    const base = original.replaceAll('\u0000', '').trim() || `column_${i + 1}`;
    let name = base;
    for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${base}_${n}`;
    taken.add(name.toLowerCase());
    return { original, name, shape: shapes[i] ?? ANY_SHAPE };
  });
}

/** The names that had to be changed to stay apart, as `Status → Status_2`. */
export function renamedColumns(columns: readonly ColumnName[]): string[] {
  return columns
    .filter(({ original, name }) => original.trim() !== name)
    .map(({ original, name }) => `"${original}" → "${name}"`);
}
