import { BlobWriter, type ByteSink } from './byteStream';
import { guessDialect } from './dialect';
import { type FieldNames, fieldNames, firstRecordOfHeadless, headRecords } from './headless';
import { LineSkipper, type Preamble, preambleNote, preambleOf } from './preamble';
import type { Outline, PrepareOptions, Prepared } from './prepared';
import { type Dialect, MAX_RECORD_BYTES, RecordScanner } from './recordScanner';
import { splitRecord } from './splitRecord';
import { type CutRecord, Tally } from './tally';
import type { TextPass } from './textPass';

const LF = 10;
const QUOTE = '"'.charCodeAt(0);

export const BROKEN_HEADER =
  'The header line has a broken quote; its names were read as well as they could be.';

export type PreparedTable = Omit<Prepared, 'kind' | 'encoding' | 'compressed' | 'hasQuestionRuns'>;

/** Counts and judges the records of a CSV or TSV as it streams by. */
export class DelimitedTable implements ByteSink {
  readonly #preamble: Preamble | null;
  readonly #skipper: LineSkipper;
  readonly #dialect: Dialect;
  /** Of records that have no header. */
  readonly #fieldNames: FieldNames | null;
  readonly #tally: Tally;
  readonly #scanner: RecordScanner;

  constructor(
    head: Uint8Array,
    { header }: PrepareOptions = {},
    private readonly headShapes: readonly number[] = [],
  ) {
    this.#preamble = preambleOf(head);
    const lines = this.#preamble?.lines ?? 0;
    this.#skipper = new LineSkipper(lines);
    const text = new LineSkipper(lines).rest(head);
    this.#dialect = guessDialect(text);
    const first = header
      ? headRecords(text, this.#dialect)[0]
      : this.#preamble === null && firstRecordOfHeadless(text, this.#dialect);
    this.#fieldNames = first ? fieldNames(first, header) : null;
    this.#tally = new Tally(this.#dialect, undefined, this.#fieldNames?.names);
    this.#scanner = new RecordScanner(this.#dialect, this.#tally, MAX_RECORD_BYTES, lines + 1);
    this.#tally.onHeader = () => void this.#scanner.shapes.fill(0);
  }

  /** Something seen so far keeps the engine from reading the file as it is. */
  get isUnclean(): boolean {
    return this.#tally.needsCleaning || this.#preamble !== null;
  }

  get records(): number {
    return this.#tally.records;
  }

  push(chunk: Uint8Array): void {
    this.#scanner.push(this.#skipper.rest(chunk));
  }

  end(): void {
    this.#scanner.finish();
  }

  /** The table, or in a sentence why there is none. */
  async finish(pass: TextPass): Promise<PreparedTable | string> {
    const tally = this.#tally;
    if (tally.header === null) return 'The file holds only blank lines.';
    const notes = [...pass.notes];
    if (tally.headerFault !== 'none') notes.push(BROKEN_HEADER);
    if (tally.cutRecord) notes.push(cutText(tally.cutRecord));
    const preamble = this.#preamble;
    if (preamble) notes.push(preambleNote(preamble));
    if (this.#fieldNames) notes.push(this.#fieldNames.note);
    const mustCopy = tally.needsCleaning || preamble !== null;
    const clean = mustCopy ? await this.#cleanCopy(pass) : null;
    const isDecoded = clean !== null && this.#dialect.escape !== undefined;
    if (isDecoded) {
      notes.push(
        'Backslashes escape in this file, as MySQL writes it: "\\t", "\\n" and "\\\\" were read as the characters they stand for; a value with any other backslash was kept as it is.',
      );
    }
    return {
      form: 'delimited',
      dialect: isDecoded ? { ...this.#dialect, quote: QUOTE } : this.#dialect,
      header: tally.header,
      headless: this.#fieldNames !== null,
      sample: tally.sample,
      headShapes: this.headShapes,
      shapes: this.shapes,
      records: tally.records,
      blank: tally.blank,
      rejected: tally.rejected,
      rejects: tally.rejects,
      content: clean ?? pass.content,
      contentIsFile: clean === null && pass.isFile,
      contentHasNumbers: clean !== null,
      contentHasHeader: clean === null && this.#fieldNames === null,
      newLine: clean ? '\n' : tally.newLine,
      notes,
    };
  }

  /** What a file shows that goes on as these whole records began; null when it cannot be read as it is. */
  outline(): Outline | null {
    const tally = this.#tally;
    if (tally.header === null || this.isUnclean || this.#dialect.escape !== undefined) return null;
    return {
      dialect: this.#dialect,
      header: tally.header,
      headless: this.#fieldNames !== null,
      sample: tally.sample,
      headShapes: this.shapes,
      contentIsFile: true,
      contentHasNumbers: false,
      contentHasHeader: this.#fieldNames === null,
      newLine: tally.newLine,
    };
  }

  /** What stands in the values of each column so far. */
  get shapes(): number[] {
    return [...this.#scanner.shapes.subarray(0, this.#tally.header?.length ?? 0)];
  }

  /** The good records alone, each behind its number and on a line, as the engine's reader takes them without fail. */
  async #cleanCopy(pass: TextPass): Promise<Blob> {
    const dialect = this.#dialect;
    const writer = new BlobWriter();
    const encoder = new TextEncoder();
    const decoder = new TextDecoder();
    const delimiter = String.fromCharCode(dialect.delimiter);
    const tally = new Tally(
      dialect,
      (bytes, start, end, record) => {
        const number = encoder.encode(`${record}${delimiter}`);
        const good = bytes.subarray(start, end);
        const text =
          dialect.escape === undefined
            ? good
            : encoder.encode(quotedRecord(splitRecord(decoder.decode(good), dialect), delimiter));
        const line = new Uint8Array(number.length + text.length + 1);
        line.set(number);
        line.set(text, number.length);
        line[line.length - 1] = LF;
        writer.pushOwned(line);
      },
      this.#fieldNames?.names,
    );
    const scanner = new RecordScanner(dialect, tally);
    const skipper = new LineSkipper(this.#preamble?.lines ?? 0);
    await pass.rescan({
      push: (chunk) => scanner.push(skipper.rest(chunk)),
      end: () => scanner.finish(),
    });
    return writer.blob();
  }
}

/** Tells of a last record without its end. */
export function cutText({ record, line }: CutRecord): string {
  return `The last record (record ${record}, line ${line}) is cut mid-way: too few values and no line end. What followed it is lost; copy or export the file again.`;
}

/** Values as a record in which double quotes enclose. */
function quotedRecord(values: readonly string[], delimiter: string): string {
  return values
    .map((value) =>
      /[\t\n\r"]/.test(value) || value.startsWith(' ') ? `"${value.replaceAll('"', '""')}"` : value,
    )
    .join(delimiter);
}
