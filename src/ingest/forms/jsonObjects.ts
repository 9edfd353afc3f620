import { MARK_BYTES, markAt } from './byteMark';
import { ChunkedSpans } from './chunkedSpans';
import { linesIn } from './linesIn';
import { CUT_AT_END, TOO_LONG } from './recordSpans';
import { scanObject } from './scanObject';

const TAB = 9;
const LF = 10;
const SPACE = 32;
const OPEN = 123;
const MARK = 0xef;

/** What may stand between objects: blanks, commas, the brackets of an array, the record separator of JSON sequences. */
const SEPARATORS = new Set([...' \t\r,[]\u001e'].map((character) => character.charCodeAt(0)));

/** So much of a fault is worth waiting for before it is told. */
const FAULT_BYTES = 64 * 1024;

/**
 * Splits a text into its top-level JSON objects: one a line, an array of them, or one after another. A broken object
 * costs its own lines: splitting goes on at the next line that starts with `{` and is indented no deeper.
 */
export class JsonObjects extends ChunkedSpans {
  #lineIsBlank = true;
  /** Blanks at the start of the line. */
  #indent = 0;
  /** Inside a fault already told, up to the next line that starts an object; the deepest indent it may have, or -1. */
  #skipIndent = -1;

  protected scan(bytes: Uint8Array, final: boolean): number {
    let at = 0;
    while (at < bytes.length) {
      const next = this.#step(bytes, at, final);
      if (next < 0) break;
      at = next;
    }
    return at;
  }

  /** Takes one thing at `at`; returns where the next one starts, or `NEED_MORE`. */
  #step(bytes: Uint8Array, at: number, final: boolean): number {
    if (this.#skipIndent >= 0) return this.#skip(bytes, at, final);
    const byte = bytes[at] as number;
    if (byte === LF) {
      if (this.#lineIsBlank) this.sink.blankLine();
      this.#startLine();
      this.line++;
      return at + 1;
    }
    if (SEPARATORS.has(byte)) {
      if (byte > SPACE) this.#lineIsBlank = false;
      else if (this.#lineIsBlank) this.#indent++;
      return at + 1;
    }
    if (byte === OPEN) return this.#object(bytes, at, final);
    if (byte === MARK) {
      // Files that were joined keep their mark of encoding; `fault` hears of any other such byte.
      if (at + MARK_BYTES > bytes.length && !final) return NEED_MORE;
      const mark = markAt(bytes, at);
      if (mark > 0) return at + mark;
    }
    const end = bytes.indexOf(LF, at);
    if (end < 0 && !final && bytes.length - at < FAULT_BYTES) return NEED_MORE;
    return this.#rejectUpTo(bytes, at, end, final, 'it is no JSON object', ANY_INDENT);
  }

  #object(bytes: Uint8Array, at: number, final: boolean): number {
    const indent = this.#lineIsBlank ? this.#indent : 0;
    const scan = scanObject(bytes, at);
    const unread = bytes.length - at;
    switch (scan.kind) {
      case 'whole':
        return this.#whole(bytes, at, scan.end, scan.longNumbers);
      case 'open': {
        const tooLong = unread > this.maxBytes;
        if (!final && !tooLong) return NEED_MORE;
        const next = nextStart(bytes, at, indent);
        const open = next < 0 ? CUT_AT_END : 'an object is opened and never closed';
        return this.#rejectUpTo(bytes, at, next, final, tooLong ? TOO_LONG : open, indent);
      }
      case 'broken': {
        const next = nextStart(bytes, at, indent);
        if (next < 0 && !final && unread < FAULT_BYTES) return NEED_MORE;
        return this.#rejectUpTo(bytes, at, next, final, scan.reason, indent);
      }
    }
  }

  #whole(bytes: Uint8Array, start: number, end: number, longNumbers: boolean): number {
    if (end - start > this.maxBytes) {
      this.sink.fault(bytes, start, end, this.line, TOO_LONG);
    } else this.sink.span(bytes, start, end, this.line, longNumbers);
    this.line += linesIn(bytes, start, end);
    this.#lineIsBlank = false;
    return end;
  }

  /** Tells the fault from `start` to `end`, or as far as the bytes go and skips the rest of it. */
  #rejectUpTo(
    bytes: Uint8Array,
    start: number,
    end: number,
    final: boolean,
    reason: string,
    indent: number,
  ): number {
    const stop = end >= 0 ? end : restOf(bytes, start, final);
    this.sink.fault(bytes, start, stop, this.line, reason);
    this.line += linesIn(bytes, start, stop);
    if (end < 0) this.#skipIndent = indent;
    if (bytes[stop - 1] === LF) this.#startLine();
    else this.#lineIsBlank = false;
    return stop;
  }

  #skip(bytes: Uint8Array, at: number, final: boolean): number {
    const next = nextStart(bytes, at, this.#skipIndent);
    const stop = next >= 0 ? next : restOf(bytes, at, final);
    this.line += linesIn(bytes, at, stop);
    if (next >= 0) {
      this.#skipIndent = -1;
      this.#startLine();
    }
    return stop === at ? NEED_MORE : stop;
  }

  #startLine(): void {
    this.#lineIsBlank = true;
    this.#indent = 0;
  }
}

/** The end of what may be dropped: the last line end stays, since what follows it may start an object. */
function restOf(bytes: Uint8Array, from: number, final: boolean): number {
  const lastLineEnd = final ? -1 : bytes.lastIndexOf(LF);
  return lastLineEnd < from ? bytes.length : lastLineEnd;
}

const ANY_INDENT = Number.MAX_SAFE_INTEGER;
const NEED_MORE = -1;

/** The start of the first later line that begins with `{` after no more than `indent` blanks; -1 when there is none. */
function nextStart(bytes: Uint8Array, from: number, indent: number): number {
  for (let end = bytes.indexOf(LF, from); end >= 0; end = bytes.indexOf(LF, end + 1)) {
    let at = end + 1;
    while (at - end <= indent && isBlank(bytes[at])) at++;
    if (bytes[at] === OPEN) return end + 1;
  }
  return -1;
}

function isBlank(byte: number | undefined): boolean {
  return byte === SPACE || byte === TAB;
}
