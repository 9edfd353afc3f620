import { errorText } from '../../core/analystError';
import { countText } from '../../core/countText';
import { cutText } from '../../core/cutText';
import type { ByteSink } from '../byteStream';
import type { PreparedTable } from '../delimitedTable';
import type { TextPass } from '../textPass';
import { ClassicEvents } from './classicEvents';
import { eventFields } from './eventXml';
import type { EmitField } from './flatten';
import type { EvidenceForm } from './formOf';
import { JsonObjects } from './jsonObjects';
import { PackedRecords } from './packedRecords';
import { parseObject } from './parseObject';
import { RecordLedger } from './recordLedger';
import { type SpanSink, type SpanSplitter, TOO_LONG } from './recordSpans';
import { OVERFLOW_COLUMN, TableWriter } from './tableWriter';
import { writtenTable } from './writtenTable';
import { XmlEvents } from './xmlEvents';

/** Records of named fields, which become a table with a column for every name. */
export type RecordForm = Exclude<EvidenceForm, 'delimited'>;

/** Turns the UTF-8 text of a record form into a table, as it streams by. */
export class RecordTable implements ByteSink, SpanSink {
  readonly #ledger = new RecordLedger();
  readonly #table = new TableWriter();
  readonly #splitter: SpanSplitter;
  readonly #decoder = new TextDecoder();
  readonly #packed = new PackedRecords();
  readonly #emit: EmitField = (name, text) => this.#table.set(name, text);
  #prefixes = 0;
  #firstPrefix = '';

  constructor(readonly form: RecordForm) {
    this.#splitter = splitterOf(form, this);
  }

  push(chunk: Uint8Array): void {
    this.#splitter.push(chunk);
  }

  end(): void {
    this.#splitter.finish();
  }

  span(bytes: Uint8Array, start: number, end: number, line: number, longNumbers: boolean): void {
    const text = this.#decoder.decode(bytes.subarray(start, end));
    try {
      this.#fields(text, longNumbers);
    } catch (error) {
      this.#table.dropRow();
      this.#ledger.reject(bytes, start, end, line, this.#brokenText(error));
      return;
    }
    if (this.#table.endRow(this.#ledger.records + 1)) this.#ledger.records++;
    else this.#ledger.reject(bytes, start, end, line, TOO_LONG);
  }

  #fields(text: string, longNumbers: boolean): void {
    switch (this.form) {
      case 'xml-events':
        eventFields(text, this.#emit);
        break;
      case 'classic-events':
        this.#packed.classic(text, this.#ledger.records + 1, this.#emit);
        break;
      default:
        this.#packed.object(parseObject(text, longNumbers), this.#ledger.records + 1, this.#emit);
    }
  }

  fault(bytes: Uint8Array, start: number, end: number, line: number, reason: string): void {
    this.#ledger.reject(bytes, start, end, line, reason);
  }

  blankLine(): void {
    this.#ledger.blank++;
  }

  prefix(bytes: Uint8Array, start: number, end: number, line: number): void {
    if (this.#prefixes++ > 0) return;
    const text = this.#decoder.decode(bytes.subarray(start, Math.min(end, start + 80))).trim();
    this.#firstPrefix = `line ${line}: "${text}"`;
  }

  get records(): number {
    return this.#ledger.records;
  }

  /** The table, or in a sentence why there is none. */
  async finish(pass: TextPass): Promise<PreparedTable | string> {
    const { records, rejected, rejects } = this.#ledger;
    const kind = this.form.endsWith('-events') ? 'Windows event' : 'JSON object';
    if (records === rejected) {
      const [first] = rejects;
      return first
        ? `None of the ${countText(records)} records is a ${kind} that can be read (first: line ${first.line}: ${first.reason}).`
        : `The file holds no ${kind}.`;
    }
    const notes = [...pass.notes, ...this.#notes()];
    return writtenTable(this.#table, this.#ledger, this.form, notes);
  }

  #notes(): string[] {
    const notes = this.#packed.sentences(this.records);
    if (this.#prefixes > 0) {
      notes.push(
        `Text stands before ${countText(this.#prefixes)} events on their lines (first: ${this.#firstPrefix}); it is not part of them and was left out.`,
      );
    }
    const { overflowFields } = this.#table;
    if (overflowFields > 0) {
      notes.push(
        `The records have more than ${countText(this.#table.columns.length - 1)} different fields; ${countText(overflowFields)} values of the later ones are kept as JSON in the column "${OVERFLOW_COLUMN}".`,
      );
    }
    return notes;
  }

  #brokenText(error: unknown): string {
    const language = this.form === 'xml-events' ? 'XML' : 'JSON';
    return `it is not valid ${language}: ${cutText(errorText(error), 200)}`;
  }
}

function splitterOf(form: RecordForm, sink: SpanSink): SpanSplitter {
  if (form === 'xml-events') return new XmlEvents(sink);
  return form === 'classic-events' ? new ClassicEvents(sink) : new JsonObjects(sink);
}
