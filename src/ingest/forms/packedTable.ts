import type { ByteSink } from '../byteStream';
import { BROKEN_HEADER, type PreparedTable, cutText } from '../delimitedTable';
import { LineSkipper, preambleNote } from '../preamble';
import { MAX_RECORD_BYTES, RecordScanner } from '../recordScanner';
import { splitRecord } from '../splitRecord';
import { Tally } from '../tally';
import type { TextPass } from '../textPass';
import type { EmitField } from './flatten';
import type { PackedReader, ValueOf } from './packedText';
import type { PackedHead } from './packings';
import { TableWriter } from './tableWriter';
import { UnreadNotes } from './unreadNotes';
import { writtenTable } from './writtenTable';

/** A delimited text with its own columns, and beside them the fields that one of them packs. */
export class PackedTable implements ByteSink {
  readonly #table = new TableWriter();
  readonly #decoder = new TextDecoder();
  readonly #tally: Tally;
  readonly #scanner: RecordScanner;
  readonly #skipper: LineSkipper;
  readonly #reader: PackedReader;
  readonly #unread = new UnreadNotes();
  readonly #emit: EmitField = (name, text) => this.#table.set(name, text);
  readonly #indexes = new Map<string, number>();
  #values: readonly string[] = [];
  readonly #valueOf: ValueOf = (name) => this.#values[this.#indexes.get(name) ?? -1] ?? '';

  constructor(private readonly head: PackedHead) {
    const { dialect, preamble, packing } = head;
    const lines = preamble?.lines ?? 0;
    this.#skipper = new LineSkipper(lines);
    this.#reader = packing.open();
    this.#tally = new Tally(dialect, (bytes, start, end, record) =>
      this.#write(splitRecord(this.#decoder.decode(bytes.subarray(start, end)), dialect), record),
    );
    this.#scanner = new RecordScanner(dialect, this.#tally, MAX_RECORD_BYTES, lines + 1);
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

  #write(values: readonly string[], record: number): void {
    this.#values = values;
    this.#writeOwn();
    const isRead = this.#reader.read(this.#valueOf, this.#emit);
    if (!isRead) this.#unread.add(record);
    if (this.#table.endRow(record)) return;
    // Too long with its fields beside it: the record is kept without them.
    if (isRead) this.#unread.add(record);
    this.#writeOwn();
    this.#table.endRow(record);
  }

  #writeOwn(): void {
    const header = this.#tally.header ?? [];
    for (const [index, name] of header.entries()) {
      if (!this.#indexes.has(name)) this.#indexes.set(name, index);
      this.#table.set(name, this.#values[index] ?? '');
    }
  }

  /** The table, or in a sentence why there is none. */
  async finish(pass: TextPass): Promise<PreparedTable | string> {
    const { header, headerFault, cutRecord, records } = this.#tally;
    if (header === null) return 'The file holds only blank lines.';
    // A file without a whole record still has its columns.
    if (this.#table.columns.length === 0) this.#writeOwn();
    this.#table.dropRow();
    const { packing, preamble } = this.head;
    const notes = [
      ...pass.notes,
      ...(headerFault === 'none' ? [] : [BROKEN_HEADER]),
      ...(cutRecord ? [cutText(cutRecord)] : []),
      ...(preamble ? [preambleNote(preamble)] : []),
      ...this.#unread.sentences(packing, records),
    ];
    return writtenTable(this.#table, this.#tally, 'delimited', notes);
  }
}
