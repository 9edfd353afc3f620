import { MARK_BYTES, markAt } from './byteMark';
import { ChunkedSpans } from './chunkedSpans';
import { linesIn } from './linesIn';
import { TOO_LONG } from './recordSpans';

const LF = 10;
const SLASH = '/'.charCodeAt(0);
const START = /^\d{2}\/\d{2}\/\d{4} \d{2}:\d{2}:\d{2}(?:\.\d+)? [AP]M\r?\nLogName=/;
/** The longest start: a time with nine digits of a second, and `LogName=`. */
const START_BYTES = 48;

/** Whether a text is of Windows events as Splunk's classic input writes them. */
export function startsClassicEvents(text: string): boolean {
  return START.test(text);
}

/** Splits a text into classic events: each begins with the line of its time, before `LogName=`. */
export class ClassicEvents extends ChunkedSpans {
  readonly #decoder = new TextDecoder();
  /** Inside a record that was already rejected as too long. */
  #isSkipping = false;

  protected scan(bytes: Uint8Array, final: boolean): number {
    let at = 0;
    for (;;) {
      const next = this.#nextStart(bytes, at, final);
      if (next < 0) break;
      this.#take(bytes, at, next);
      at = next;
    }
    if (final || bytes.length - at > this.maxBytes) {
      this.#take(bytes, at, bytes.length);
      this.#isSkipping = !final;
      at = bytes.length;
    }
    return at;
  }

  /** The next record's start after `at`, or -1: there is none, or more bytes are needed to tell. */
  #nextStart(bytes: Uint8Array, at: number, final: boolean): number {
    for (let end = bytes.indexOf(LF, at); end >= 0; end = bytes.indexOf(LF, end + 1)) {
      const start = end + 1;
      if (start + MARK_BYTES + START_BYTES > bytes.length && !final) return -1;
      if (this.#isStart(bytes, start)) return start;
    }
    return -1;
  }

  #isStart(bytes: Uint8Array, at: number): boolean {
    // Files that were joined keep their mark of encoding; decoding drops it.
    const first = at + markAt(bytes, at);
    if (bytes[first + 2] !== SLASH || bytes[first + 5] !== SLASH) return false;
    return START.test(this.#decoder.decode(bytes.subarray(first, first + START_BYTES)));
  }

  #take(bytes: Uint8Array, start: number, end: number): void {
    const line = this.line;
    const lines = linesIn(bytes, start, end);
    this.line += lines;
    if (this.#isSkipping) {
      this.#isSkipping = false;
      return;
    }
    if (start === end) return;
    if (end - start > this.maxBytes) this.sink.fault(bytes, start, end, line, TOO_LONG);
    else if (this.#isStart(bytes, start)) this.sink.span(bytes, start, end, line, false);
    else if (this.#decoder.decode(bytes.subarray(start, end)).trim() === '') {
      for (let blank = 0; blank < lines; blank++) this.sink.blankLine();
    } else {
      this.sink.fault(bytes, start, end, line, 'it does not begin with a time and "LogName="');
    }
  }
}
