import { CUT_MARK } from '../core/cutText';
import type { Dialect, RecordFault, RecordSink } from './recordScanner';
import type { PlainRule } from './scan/plainRecords';
import { MAX_REJECTS_LISTED, type RejectedRecord } from './sourceReport';
import { splitRecord } from './splitRecord';

const SAMPLE_RECORDS = 200;
const MAX_RAW_CHARACTERS = 4_000;
const NULL_LETTER = 'N'.charCodeAt(0);

/** A last record that ends before its last value and without a line end. */
export interface CutRecord {
  readonly record: number;
  readonly line: number;
}

/** Counts the records of a file and judges each against the header: the names given, or the first record. */
export class Tally implements RecordSink {
  header: readonly string[] | null;
  headerFault: RecordFault = 'none';
  records = 0;
  blank = 0;
  rejected = 0;
  readonly rejects: RejectedRecord[] = [];
  readonly sample: string[][] = [];
  /** Something in the file that the engine would misread, so that it must get a cleaned copy. */
  needsCleaning = false;
  cutRecord: CutRecord | null = null;
  /** Hears when the first record was taken for the header. */
  onHeader: (() => void) | null = null;
  /** From the last record on that is kept as a sample. */
  plain: PlainRule | null = null;
  readonly #isNamed: boolean;
  #headerBytes = 0;
  #headerStart: number | undefined;
  #lineEnds: 'none' | 'lf' | 'crlf' | 'cr' | 'mixed' = 'none';
  #hasCrLf = false;
  #lineEnded = false;
  readonly #decoder = new TextDecoder();

  constructor(
    private readonly dialect: Dialect,
    private readonly onGood?: (
      bytes: Uint8Array,
      start: number,
      end: number,
      record: number,
    ) => void,
    names: readonly string[] | null = null,
  ) {
    this.header = names;
    this.#isNamed = names !== null;
  }

  record(
    bytes: Uint8Array,
    start: number,
    end: number,
    line: number,
    fields: number,
    fault: RecordFault,
  ): void {
    const lineEnded = this.#lineEnded;
    this.#lineEnded = false;
    if (this.header === null) {
      this.#takeHeader(bytes, start, end, fault);
      return;
    }
    this.records++;
    const isShort = fault === 'unclosed quote' || fields < this.header.length;
    this.cutRecord = isShort && !lineEnded ? { record: this.records, line } : null;
    const reason = this.#isHeader(bytes, start, end, fields)
      ? 'it repeats the header: files were joined here'
      : faultText(fault, fields, this.header.length);
    if (reason !== null) {
      this.needsCleaning = true;
      this.#reject(bytes, start, end, line, reason);
      return;
    }
    if (holdsEscape(bytes, start, end, this.dialect.escape)) this.needsCleaning = true;
    if (this.sample.length < SAMPLE_RECORDS) {
      this.sample.push(splitRecord(this.#text(bytes, start, end), this.dialect));
      if (this.sample.length === SAMPLE_RECORDS) this.plain = this.#plainRule();
    }
    this.onGood?.(bytes, start, end, this.records);
  }

  plainRecords(count: number): void {
    this.records += count;
    this.cutRecord = null;
  }

  #plainRule(): PlainRule | null {
    const ends = this.#lineEnds;
    if (this.onGood || this.header === null || (ends !== 'lf' && ends !== 'crlf')) return null;
    return {
      fields: this.header.length,
      endsInCrLf: ends === 'crlf',
      headerStart: this.#headerStart ?? -1,
      headerBytes: this.#headerBytes,
    };
  }

  /** How the records end, when all end alike. */
  get newLine(): '\n' | '\r\n' {
    return this.#hasCrLf ? '\r\n' : '\n';
  }

  blankLine(_line: number, empty: boolean): void {
    this.blank++;
    this.#lineEnded = false;
    const isBeforeAll = this.header === null || (this.#isNamed && this.records === 0);
    if (!empty || isBeforeAll || this.header?.length === 1) this.needsCleaning = true;
  }

  lineEnd(kind: 'lf' | 'crlf' | 'cr'): void {
    this.#lineEnded = true;
    if (kind === this.#lineEnds) return;
    this.#hasCrLf ||= kind === 'crlf';
    if (this.#lineEnds !== 'none' || kind === 'cr') this.needsCleaning = true;
    this.#lineEnds = this.#lineEnds === 'none' ? kind : 'mixed';
  }

  byteMark(): void {
    this.needsCleaning = true;
  }

  /** Judged by length and first letter before it is split: nearly every record differs in one of them. */
  #isHeader(bytes: Uint8Array, start: number, end: number, fields: number): boolean {
    if (this.#isNamed || this.header === null || fields !== this.header.length) return false;
    if (Math.abs(end - start - this.#headerBytes) > 2 * fields) return false;
    const first = bytes[start] === this.dialect.quote ? bytes[start + 1] : bytes[start];
    if (first !== this.#headerStart) return false;
    const values = splitRecord(this.#text(bytes, start, end), this.dialect);
    return this.header.every((name, i) => values[i] === name);
  }

  #takeHeader(bytes: Uint8Array, start: number, end: number, fault: RecordFault): void {
    this.#headerBytes = end - start;
    this.#headerStart = bytes[start] === this.dialect.quote ? bytes[start + 1] : bytes[start];
    this.header = splitRecord(this.#text(bytes, start, end), this.dialect);
    this.headerFault = fault;
    this.onHeader?.();
    if (fault !== 'none') this.needsCleaning = true;
  }

  #reject(bytes: Uint8Array, start: number, end: number, line: number, reason: string): void {
    this.rejected++;
    if (this.rejects.length >= MAX_REJECTS_LISTED) return;
    const cut = Math.min(end, start + MAX_RAW_CHARACTERS);
    const raw = this.#text(bytes, start, cut) + (cut < end ? CUT_MARK : '');
    this.rejects.push({ record: this.records, line, reason, raw });
  }

  #text(bytes: Uint8Array, start: number, end: number): string {
    return this.#decoder.decode(bytes.subarray(start, end));
  }
}

/** Whether there is anything to decode: `\N` stays. */
function holdsEscape(
  bytes: Uint8Array,
  start: number,
  end: number,
  escape: number | undefined,
): boolean {
  if (escape === undefined) return false;
  for (let at = start; at < end; at++) {
    if (bytes[at] === escape && bytes[at + 1] !== NULL_LETTER) return true;
  }
  return false;
}

function faultText(fault: RecordFault, fields: number, expected: number): string | null {
  switch (fault) {
    case 'unclosed quote':
      return 'a quote is opened and never closed';
    case 'text after quote':
      return 'text follows a closing quote inside a value';
    case 'too long':
      return 'the record is longer than 16 MB';
    case 'none':
      if (fields === expected) return null;
      return `it has ${fields} ${fields === 1 ? 'value' : 'values'}, the header names ${expected}`;
  }
}
