import { padRows } from './padRows';

const PART_BYTES = 8 * 1024 * 1024;
const TEXT_CHARACTERS = 64 * 1024;
/** UTF-8 takes at most three bytes for a UTF-16 unit. */
const MAX_BYTES_PER_CHARACTER = 3;

/** The reader's limit of a line is 32 MB; see `loadTable`. */
const MAX_ROW_BYTES = 32 * 1024 * 1024 - 64 * 1024;

/** Fields beyond this many are kept together, as JSON, in one column. */
export const MAX_COLUMNS = 1_500;
export const OVERFLOW_COLUMN = 'other_fields';

const NEEDS_QUOTES = /[",\n\r]/;
const SAMPLE_ROWS = 200;

interface Part {
  readonly blob: Blob;
  /** Values of its shortest row. */
  readonly columns: number;
}

/**
 * Writes numbered rows of named values as CSV without a header, for columns that are known only when the last row is written.
 * A null is an empty value; so is an empty text.
 */
export class TableWriter {
  /** Names in order of their first appearance. */
  readonly columns: string[] = [];
  readonly sample: string[][] = [];
  /** Fields that found no column of their own, over all rows. */
  overflowFields = 0;
  readonly #indexes = new Map<string, number>();
  /** Of the open row; undefined where it has no such field. */
  readonly #cells: (string | null | undefined)[] = [];
  readonly #overflow = new Map<string, string | null>();
  #overflowIndex = -1;
  #text = '';
  #textColumns = 0;
  readonly #bytes = new Uint8Array(PART_BYTES);
  #used = 0;
  #partColumns = 0;
  readonly #parts: Part[] = [];
  readonly #encoder = new TextEncoder();

  constructor(private readonly maxColumns = MAX_COLUMNS) {}

  /** Sets a value of the open row. A second value of one name is kept beside the first, as `name_2`. */
  set(name: string, text: string | null): void {
    const index = this.#indexes.get(name) ?? this.#newColumn(name);
    const isTaken = index < 0 ? this.#overflow.has(name) : this.#cells[index] !== undefined;
    if (isTaken) this.set(`${name}_2`, text);
    else if (index < 0) this.#overflow.set(name, text);
    else this.#cells[index] = text;
  }

  /** Writes the open row behind its number; false, and no row, when it is too long for the engine. */
  endRow(number: number): boolean {
    if (this.#overflow.size > 0) this.#endOverflow();
    const row = rowText(number, this.#cells);
    const fits = this.#fits(row);
    if (fits) {
      if (this.#text === '') this.#textColumns = this.columns.length;
      this.#text += row;
      if (this.#text.length > TEXT_CHARACTERS) this.#encode();
      if (this.sample.length < SAMPLE_ROWS) this.sample.push(this.#cells.map((cell) => cell ?? ''));
    }
    this.dropRow();
    return fits;
  }

  dropRow(): void {
    this.#cells.fill(undefined);
    this.#overflow.clear();
  }

  #newColumn(name: string): number {
    if (this.columns.length >= this.maxColumns) return -1;
    this.#indexes.set(name, this.columns.length);
    this.#cells.push(undefined);
    return this.columns.push(name) - 1;
  }

  #endOverflow(): void {
    this.overflowFields += this.#overflow.size;
    if (this.#overflowIndex < 0) {
      this.#overflowIndex = this.columns.push(OVERFLOW_COLUMN) - 1;
      this.#cells.push(undefined);
    }
    this.#cells[this.#overflowIndex] = JSON.stringify(Object.fromEntries(this.#overflow));
  }

  /** All rows, every one with its number and a value for every column. */
  async finish(): Promise<Blob> {
    this.#encode();
    this.#seal();
    const parts: Blob[] = [];
    // Records without any field still make a table, of one empty column.
    const width = Math.max(1, this.columns.length);
    for (const { blob, columns } of this.#parts) {
      if (columns === width) parts.push(blob);
      else {
        const bytes = new Uint8Array(await blob.arrayBuffer());
        parts.push(new Blob([padRows(bytes, width + 1)]));
      }
    }
    return new Blob(parts);
  }

  #fits(row: string): boolean {
    if (row.length * MAX_BYTES_PER_CHARACTER <= MAX_ROW_BYTES) return true;
    return this.#encoder.encode(row).length + this.maxColumns <= MAX_ROW_BYTES;
  }

  #encode(): void {
    const text = this.#text;
    if (text === '') return;
    const needed = text.length * MAX_BYTES_PER_CHARACTER;
    if (needed > this.#bytes.length - this.#used) this.#seal();
    if (needed > this.#bytes.length) {
      this.#parts.push({ blob: new Blob([text]), columns: this.#textColumns });
    } else {
      if (this.#used === 0) this.#partColumns = this.#textColumns;
      this.#used += this.#encoder.encodeInto(text, this.#bytes.subarray(this.#used)).written;
    }
    this.#text = '';
  }

  #seal(): void {
    if (this.#used === 0) return;
    this.#parts.push({
      blob: new Blob([this.#bytes.subarray(0, this.#used)]),
      columns: this.#partColumns,
    });
    this.#used = 0;
  }
}

function rowText(number: number, cells: readonly (string | null | undefined)[]): string {
  let row = String(number);
  for (const cell of cells) {
    row += ',';
    if (cell === null || cell === undefined || cell === '') continue;
    row += NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  }
  return `${row}\n`;
}
