/** A record longer than this is rejected. */
export const MAX_OBJECT_BYTES = 16 * 1024 * 1024;

/** Hears of the records of a text in order. Bytes are valid only during the call; lines count from 1. */
export interface SpanSink {
  /** `longNumbers`: it holds numbers too long for a double to keep every digit. */
  span(bytes: Uint8Array, start: number, end: number, line: number, longNumbers: boolean): void;
  /** Text that is no whole record. */
  fault(bytes: Uint8Array, start: number, end: number, line: number, reason: string): void;
  blankLine(): void;
  /** Text that stands before a record on its line and belongs to none. */
  prefix(bytes: Uint8Array, start: number, end: number, line: number): void;
}

/** Splits UTF-8 text into records. */
export interface SpanSplitter {
  push(chunk: Uint8Array): void;
  finish(): void;
}

export const CUT_AT_END = 'the last record is cut mid-way';
export const TOO_LONG = 'the record is longer than 16 MB';
