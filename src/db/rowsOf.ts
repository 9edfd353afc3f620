import type { CellValue, Rows } from './db';

/** All rows as objects, for small results whose columns the caller names in SQL. */
export function recordsOf(rows: Rows): Record<string, CellValue>[] {
  return Array.from({ length: rows.rowCount }, (_, r) =>
    Object.fromEntries(rows.columns.map((column, c) => [column.name, rows.cell(r, c)])),
  );
}

/** The first cell as a number. @throws TypeError when there is none. */
export function numberOf(rows: Rows): number {
  const value = rows.rowCount > 0 ? rows.cell(0, 0) : null;
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  throw new TypeError(`Expected a number, got ${String(value)}`);
}

/** The cell as text; null where it is null or the row has no such column. */
export function textOrNull(value: CellValue | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}
