import type { CellValue, Rows } from '../db/db';

/** A spreadsheet would run these as a formula. */
const FORMULA_START = /^[=+\-@\t\r]/;

/** The rows as CSV with a byte order mark, safe to open in a spreadsheet: a value that would start a formula gets an apostrophe. */
export function csvOf(rows: Rows): Blob {
  return csvOfRecords(
    rows.columns.map((column) => column.name),
    recordsOf(rows),
  );
}

/** The same of values that are no result of the engine. */
export function csvOfRecords(
  names: readonly string[],
  records: Iterable<readonly CellValue[]>,
): Blob {
  const lines = [names.map(field).join(',')];
  for (const values of records) lines.push(values.map(field).join(','));
  return new Blob([`\ufeff${lines.join('\r\n')}\r\n`], { type: 'text/csv;charset=utf-8' });
}

function* recordsOf(rows: Rows): Generator<readonly CellValue[]> {
  for (let r = 0; r < rows.rowCount; r++) yield rows.columns.map((_, c) => rows.cell(r, c));
}

function field(value: CellValue): string {
  if (value === null) return '';
  const text = typeof value === 'object' ? JSON.stringify(value, bigintAsText) : String(value);
  const safe = typeof value === 'string' && FORMULA_START.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function bigintAsText(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}
