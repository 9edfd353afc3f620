import { countText } from '../../core/countText';
import type { ByteSink } from '../byteStream';
import type { PreparedTable } from '../delimitedTable';
import { guessDialect } from '../dialect';
import { headRecords } from '../headless';
import { RecordScanner } from '../recordScanner';
import { splitRecord } from '../splitRecord';
import { Tally } from '../tally';
import type { TextPass } from '../textPass';
import { eventFields } from './eventXml';
import type { EmitField } from './flatten';
import { TableWriter } from './tableWriter';
import { WRITTEN_CSV, writtenTable } from './writtenTable';

const RAW = '_raw';
const EVENT_START = /^\s*<Event[\s>]/;
/** Fields that Splunk has already taken out of the events. */
const EXTRACTED = ['EventID', 'EventCode'];

/** Whether a head as UTF-8 is Splunk's export of raw events, and these are Windows events in XML. */
export function holdsRawEvents(head: Uint8Array): boolean {
  const [header = [], ...records] = headRecords(head, WRITTEN_CSV);
  const raw = header.indexOf(RAW);
  if (raw < 0 || !header.includes('_time')) return false;
  // The guess weighs every dialect, so it comes after what the header alone rules out.
  const { delimiter, quote } = guessDialect(head);
  if (delimiter !== WRITTEN_CSV.delimiter || quote !== WRITTEN_CSV.quote) return false;
  if (EXTRACTED.some((name) => header.includes(name))) return false;
  const events = records.filter((record) => EVENT_START.test(record[raw] ?? ''));
  return events.length > 0 && events.length >= records.length / 2;
}

/** Splunk's export of raw events: its own columns, and beside them the fields of the event in each `_raw`. */
export class RawEventTable implements ByteSink {
  readonly #table = new TableWriter();
  readonly #decoder = new TextDecoder();
  readonly #emit: EmitField = (name, text) => this.#table.set(name, text);
  readonly #tally = new Tally(WRITTEN_CSV, (bytes, start, end, record) =>
    this.#write(splitRecord(this.#decoder.decode(bytes.subarray(start, end)), WRITTEN_CSV), record),
  );
  readonly #scanner = new RecordScanner(WRITTEN_CSV, this.#tally);
  #unread = 0;
  #firstUnread = 0;

  get records(): number {
    return this.#tally.records;
  }

  push(chunk: Uint8Array): void {
    this.#scanner.push(chunk);
  }

  end(): void {
    this.#scanner.finish();
  }

  #write(values: readonly string[], record: number): void {
    this.#writeOwn(values);
    const isRead = this.#readEvent(values[this.#tally.header?.indexOf(RAW) ?? -1] ?? '');
    if (isRead && this.#table.endRow(record)) return;
    if (this.#unread++ === 0) this.#firstUnread = record;
    if (isRead) this.#writeOwn(values);
    this.#table.endRow(record);
  }

  #writeOwn(values: readonly string[]): void {
    this.#tally.header?.forEach((name, index) => this.#table.set(name, values[index] ?? ''));
  }

  /** Whether the text is an event; when it is none, nothing of it was taken. */
  #readEvent(text: string): boolean {
    if (!EVENT_START.test(text)) return false;
    try {
      eventFields(text, this.#emit);
      return true;
    } catch {
      // Broken XML is Splunk's or the sender's cut: its text stays in `_raw`, and the file's notes tell of it.
      return false;
    }
  }

  /** The table, or in a sentence why there is none. */
  async finish(pass: TextPass): Promise<PreparedTable | string> {
    if (this.#tally.header === null) return 'The file holds only blank lines.';
    const notes = [...pass.notes, ...this.#notes()];
    return writtenTable(this.#table, this.#tally, 'delimited', notes);
  }

  #notes(): string[] {
    const notes = [
      'The fields of the Windows events were read from "_raw"; the other columns are of Splunk.',
    ];
    if (this.#unread > 0) {
      notes.push(
        `${countText(this.#unread)} of ${countText(this.records)} records have no Windows event in "_raw" that can be read as XML (first: record ${this.#firstUnread}); they have only the columns of Splunk.`,
      );
    }
    return notes;
  }
}
