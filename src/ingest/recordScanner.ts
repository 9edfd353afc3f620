import { ANY_SHAPE, ENDS_VALUE, byteShapes } from './columnShapes';
import { PlainRecords, type PlainRule, WINDOW_BYTES } from './scan/plainRecords';

const LF = 10;
const CR = 13;
const SPACE = 32;
/** U+FEFF in UTF-8. */
const BYTE_MARK = [0xef, 0xbb, 0xbf] as const;

/** Where values end and what may enclose them, as bytes of UTF-8. */
export interface Dialect {
  readonly delimiter: number;
  /** The quote, doubled inside a quoted value; null when quotes mean nothing. */
  readonly quote: number | null;
  /** Takes the meaning from the byte after it, outside quotes; in a text that has it, a CR alone ends no record. */
  readonly escape?: number;
}

export type RecordFault = 'none' | 'text after quote' | 'unclosed quote' | 'too long';

/** Receives every record in order. The bytes are valid only during the call and exclude the line end. */
export interface RecordSink {
  record(
    bytes: Uint8Array,
    start: number,
    end: number,
    line: number,
    fields: number,
    fault: RecordFault,
  ): void;
  /** A line without any character, or with blanks only. */
  blankLine(line: number, empty: boolean): void;
  lineEnd(kind: 'lf' | 'crlf' | 'cr'): void;
  /** A byte order mark before a record: files were joined here. It is part of no record. */
  byteMark?(): void;
  /** What a record has to be for this sink to need no more of it than its number; null while it wants each one. */
  readonly plain?: PlainRule | null;
  /** So many records as `plain` says, each with its line end. */
  plainRecords?(count: number): void;
}

/** Columns whose shape is told. */
const MAX_SHAPED_COLUMNS = 4_096;

/** A quoted value longer than this has any shape: nobody asks for that of a command line. */
const MAX_SHAPED_BYTES = 256;

/** A record longer than this is rejected, and a quote not closed within it was never meant to be one. */
export const MAX_RECORD_BYTES = 16 * 1024 * 1024;

/**
 * Splits UTF-8 bytes into records, independently of the engine, so that the engine's count can be checked.
 * A quote opens a value only at its start (blanks before it allowed). A quote that never closes costs its own line
 * and no other: scanning resumes on the next line.
 */
export class RecordScanner {
  /** Begins with the bytes of a record that goes on in the next chunk. */
  #buffer = new Uint8Array(0);
  #held = 0;
  #line: number;
  #insideLongLine = false;
  readonly #byteShapes: Uint8Array;
  readonly #mayPass: boolean;
  /** Made for the first record that may pass: most files are too short to have one. */
  #plain: PlainRecords | null = null;
  /** The kinds of characters in each column, the header's among them. */
  readonly shapes = new Uint8Array(MAX_SHAPED_COLUMNS);

  constructor(
    private readonly dialect: Dialect,
    private readonly sink: RecordSink,
    private readonly maxRecordBytes = MAX_RECORD_BYTES,
    firstLine = 1,
  ) {
    this.#line = firstLine;
    this.#byteShapes = byteShapes(dialect.delimiter);
    this.#mayPass =
      sink.plainRecords !== undefined &&
      dialect.escape === undefined &&
      maxRecordBytes >= WINDOW_BYTES;
  }

  push(chunk: Uint8Array): void {
    this.#scan(chunk, false);
  }

  finish(): void {
    this.#scan(new Uint8Array(0), true);
    this.#plain?.addShapes(this.shapes);
  }

  #scan(chunk: Uint8Array, final: boolean): void {
    const bytes = this.#joined(chunk);
    let start = this.#insideLongLine ? this.#leaveLongLine(bytes) : 0;
    for (;;) {
      start = this.#passPlain(bytes, start);
      if (start >= bytes.length) break;
      if (bytes[start] === BYTE_MARK[0]) {
        if (start + BYTE_MARK.length > bytes.length && !final) break;
        if (BYTE_MARK.every((byte, i) => bytes[start + i] === byte)) {
          this.sink.byteMark?.();
          start += BYTE_MARK.length;
          continue;
        }
      }
      const next = this.#record(bytes, start, final);
      if (next < 0) break;
      start = next;
    }
    this.#keep(bytes, start);
  }

  /** Where the first record begins that needs a closer look. */
  #passPlain(bytes: Uint8Array, start: number): number {
    const rule = this.sink.plain;
    if (!this.#mayPass || !rule || start >= bytes.length || rule.fields > MAX_SHAPED_COLUMNS) {
      return start;
    }
    const { delimiter, quote } = this.dialect;
    this.#plain ??= PlainRecords.of(delimiter, quote, this.#byteShapes);
    if (!this.#plain) return start;
    const next = this.#plain.pass(bytes, start, rule);
    if (next > start) {
      this.#line += this.#plain.passed;
      this.sink.plainRecords?.(this.#plain.passed);
    }
    return next;
  }

  /** What was held, then the chunk. One buffer serves all chunks: the engine's thread waits for every new page of memory. */
  #joined(chunk: Uint8Array): Uint8Array {
    if (this.#held === 0) return chunk;
    const length = this.#held + chunk.length;
    if (length > this.#buffer.length) this.#grow(length);
    this.#buffer.set(chunk, this.#held);
    return this.#buffer.subarray(0, length);
  }

  #keep(bytes: Uint8Array, start: number): void {
    const rest = bytes.subarray(start);
    if (rest.length > this.#buffer.length) this.#grow(rest.length);
    this.#buffer.set(rest);
    this.#held = rest.length;
  }

  #grow(length: number): void {
    const grown = new Uint8Array(2 * length);
    grown.set(this.#buffer.subarray(0, this.#held));
    this.#buffer = grown;
  }

  /** Scans one record; returns where the next one starts, or -1 when more bytes are needed. */
  #record(bytes: Uint8Array, start: number, final: boolean): number {
    const { delimiter, quote, escape } = this.dialect;
    const length = bytes.length;
    const shapes = this.#byteShapes;
    let fault: RecordFault = 'none';
    let quoted = escape !== undefined;
    let fields = 1;
    let at = start;
    for (;;) {
      let first = at;
      let shape = 0;
      while (first < length && bytes[first] === SPACE) first++;
      if (quote !== null && first < length && bytes[first] === quote) {
        quoted = true;
        at = closingQuote(bytes, first + 1, quote, final);
        if (at === NEED_MORE) return -1;
        if (at === UNCLOSED) {
          const isWhole = final || length - start > this.maxRecordBytes;
          return isWhole ? this.#rejectLine(bytes, start) : -1;
        }
        shape = shapeWithin(shapes, bytes, first + 1, at - 1);
        while (at < length && bytes[at] === SPACE) at++;
        const after = bytes[at];
        if (at < length && after !== delimiter && after !== LF && after !== CR) {
          fault = 'text after quote';
          at = lineEnd(bytes, at);
        }
      } else if (escape !== undefined) {
        shape = ANY_SHAPE;
        at = escapedValueEnd(bytes, first, delimiter, escape);
      } else {
        // Four bytes with one branch: most time of a load beside the engine's own goes by here.
        for (const last = length - 4; at <= last; at += 4) {
          const four =
            (shapes[bytes[at] as number] as number) |
            (shapes[bytes[at + 1] as number] as number) |
            (shapes[bytes[at + 2] as number] as number) |
            (shapes[bytes[at + 3] as number] as number);
          if (four >= ENDS_VALUE) break;
          shape |= four;
        }
        for (; at < length; at++) {
          const byteShape = shapes[bytes[at] as number] as number;
          if (byteShape === ENDS_VALUE) break;
          shape |= byteShape;
        }
      }
      if (fields <= MAX_SHAPED_COLUMNS)
        this.shapes[fields - 1] = (this.shapes[fields - 1] as number) | shape;
      if (at >= length || bytes[at] !== delimiter) break;
      fields++;
      at++;
    }
    if (at >= length && !final) {
      if (length - start <= this.maxRecordBytes) return -1;
      this.#insideLongLine = true;
    }
    if (at + 1 >= length && bytes[at] === CR && !final) return -1;
    return this.#emit(bytes, start, at, fields, fault, quoted);
  }

  #emit(
    bytes: Uint8Array,
    start: number,
    end: number,
    fields: number,
    fault: RecordFault,
    quoted: boolean,
  ): number {
    let next = end;
    if (end < bytes.length) {
      const isCr = bytes[end] === CR;
      const isCrLf = isCr && bytes[end + 1] === LF;
      next = end + (isCrLf ? 2 : 1);
      this.sink.lineEnd(isCrLf ? 'crlf' : isCr ? 'cr' : 'lf');
    }
    const line = this.#line;
    this.#line += 1 + (quoted ? newlinesWithin(bytes, start, end) : 0);
    if (isBlank(bytes, start, end)) this.sink.blankLine(line, start === end);
    else {
      const tooLong = end - start > this.maxRecordBytes;
      this.sink.record(bytes, start, end, line, fields, tooLong ? 'too long' : fault);
    }
    return next;
  }

  /** Rejects the line at `start` alone; scanning goes on with the next line. */
  #rejectLine(bytes: Uint8Array, start: number): number {
    return this.#emit(bytes, start, lineEnd(bytes, start), 1, 'unclosed quote', false);
  }

  /** Passes over the rest of a line that was already rejected as too long. */
  #leaveLongLine(bytes: Uint8Array): number {
    const end = lineEnd(bytes, 0);
    if (end >= bytes.length) return bytes.length;
    this.#insideLongLine = false;
    return end + 1;
  }
}

const UNCLOSED = -2;
const NEED_MORE = -1;

/** The position after the closing quote, `UNCLOSED` when there is none in the bytes, `NEED_MORE` when the last byte could be half of a doubled quote. */
function closingQuote(bytes: Uint8Array, from: number, quote: number, final: boolean): number {
  let at = from;
  for (;;) {
    const found = bytes.indexOf(quote, at);
    if (found < 0) return UNCLOSED;
    if (found + 1 >= bytes.length) return final ? found + 1 : NEED_MORE;
    if (bytes[found + 1] !== quote) return found + 1;
    at = found + 2;
  }
}

function shapeWithin(shapes: Uint8Array, bytes: Uint8Array, start: number, end: number): number {
  if (end - start > MAX_SHAPED_BYTES) return ANY_SHAPE;
  let shape = 0;
  for (let at = start; at < end; at++) shape |= shapes[bytes[at] as number] as number;
  return shape > ANY_SHAPE ? ANY_SHAPE : shape;
}

function escapedValueEnd(
  bytes: Uint8Array,
  from: number,
  delimiter: number,
  escape: number,
): number {
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === escape) at++;
    else if (byte === delimiter || byte === LF) return at;
    else if (byte === CR && bytes[at + 1] === LF) return at;
  }
  return bytes.length;
}

function lineEnd(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== LF && bytes[at] !== CR) at++;
  return at;
}

function newlinesWithin(bytes: Uint8Array, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at++) {
    if (bytes[at] === LF || (bytes[at] === CR && bytes[at + 1] !== LF)) count++;
  }
  return count;
}

function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (bytes[at] !== SPACE) return false;
  return true;
}
