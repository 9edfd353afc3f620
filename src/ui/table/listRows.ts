import type { CellValue, ResultColumn, Rows } from '../../db/db';

/** A column of a list: its name, its SQL type and how it is read from an item. */
export interface ListColumn<T> extends ResultColumn {
  readonly value: (item: T) => CellValue;
}

/** A list as rows, so that one grid draws everything. */
export function listRows<T>(items: readonly T[], columns: readonly ListColumn<T>[]): Rows {
  return {
    columns,
    rowCount: items.length,
    truncated: false,
    cell: (row, column) => {
      const item = items[row];
      return item === undefined ? null : (columns[column]?.value(item) ?? null);
    },
  };
}
