import { BlobWriter, type ByteSink } from './byteStream';
import { guessDialect } from './dialect';
import type { Prepared } from './prepared';
import { type Dialect, RecordScanner } from './recordScanner';
import { Tally } from './tally';
import type { TextPass } from './textPass';

const LF = 10;

export type PreparedTable = Omit<Prepared, 'kind' | 'encoding' | 'compressed'>;

/** Counts and judges the records of a CSV or TSV as it streams by. */
export class DelimitedTable implements ByteSink {
  readonly #dialect: Dialect;
  readonly #tally: Tally;
  readonly #scanner: RecordScanner;

  constructor(head: Uint8Array) {
    this.#dialect = guessDialect(head);
    this.#tally = new Tally(this.#dialect);
    this.#scanner = new RecordScanner(this.#dialect, this.#tally);
  }

  get records(): number {
    return this.#tally.records;
  }

  push(chunk: Uint8Array): void {
    this.#scanner.push(chunk);
  }

  end(): void {
    this.#scanner.finish();
  }

  /** The table, or in a sentence why there is none. */
  async finish(pass: TextPass): Promise<PreparedTable | string> {
    const tally = this.#tally;
    if (tally.header === null) return 'The file holds only blank lines.';
    const notes = [...pass.notes];
    if (tally.headerFault !== 'none') {
      notes.push(
        'The header line has a broken quote; its names were read as well as they could be.',
      );
    }
    const clean = tally.needsCleaning ? await cleanCopy(pass, this.#dialect) : null;
    return {
      form: 'delimited',
      dialect: this.#dialect,
      header: tally.header,
      sample: tally.sample,
      records: tally.records,
      blank: tally.blank,
      rejected: tally.rejected,
      rejects: tally.rejects,
      content: clean ?? pass.content,
      contentHasNumbers: clean !== null,
      contentHasHeader: clean === null,
      newLine: clean ? '\n' : tally.newLine,
      notes,
    };
  }
}

/** The good records alone, each behind its number and on a line, as the engine's reader takes them without fail. */
async function cleanCopy(pass: TextPass, dialect: Dialect): Promise<Blob> {
  const writer = new BlobWriter();
  const encoder = new TextEncoder();
  const delimiter = String.fromCharCode(dialect.delimiter);
  const tally = new Tally(dialect, (bytes, start, end, record) => {
    const number = encoder.encode(`${record}${delimiter}`);
    const line = new Uint8Array(number.length + end - start + 1);
    line.set(number);
    line.set(bytes.subarray(start, end), number.length);
    line[line.length - 1] = LF;
    writer.pushOwned(line);
  });
  const scanner = new RecordScanner(dialect, tally);
  await pass.rescan({ push: (chunk) => scanner.push(chunk), end: () => scanner.finish() });
  return writer.blob();
}
