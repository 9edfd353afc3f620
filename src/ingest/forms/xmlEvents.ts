import { ChunkedSpans } from './chunkedSpans';
import { linesIn } from './linesIn';
import { CUT_AT_END, TOO_LONG } from './recordSpans';

const LF = 10;
const LESS = 60;
const GREATER = 62;
const SPACE = 32;
const SLASH = 47;

const START = bytesOf('<Event');
const END = bytesOf('</Event');

/** Markup around events: declarations, comments, and tags of other names such as `<Events>`. */
const WRAPPER = /<\?[^>]*\?>|<!--.*?-->|<\/?[A-Za-z][^<>]*>/gs;
const PUNCTUATION = /^[\s,;"'[\]]*$/;

/**
 * Splits a text into its `<Event …>…</Event>` elements, whatever wraps them. Text on the line of an event and before
 * it is a prefix; other text is a fault of its own. An event that another one interrupts ends there.
 */
export class XmlEvents extends ChunkedSpans {
  readonly #decoder = new TextDecoder();
  /** Inside an event already rejected as too long. */
  #skipping = false;

  protected scan(bytes: Uint8Array, final: boolean): number {
    let at = 0;
    for (;;) {
      const start = find(bytes, START, at);
      if (start < 0) {
        at = this.#rest(bytes, at, final);
        break;
      }
      this.#gap(bytes, at, start, true);
      at = this.#event(bytes, start, final);
      if (at === start) break;
    }
    return at;
  }

  /** Takes the event at `start`; returns where it ends, or `start` when more bytes are needed. */
  #event(bytes: Uint8Array, start: number, final: boolean): number {
    const unread = bytes.length - start;
    const bodyStart = start + START.length;
    const close = find(bytes, END, bodyStart);
    const another = find(bytes, START, bodyStart, close < 0 ? bytes.length : close);
    if (another >= 0) {
      return this.#reject(bytes, start, another, 'an event is opened and never closed');
    }
    const end = close < 0 ? -1 : bytes.indexOf(GREATER, close) + 1;
    if (end > 0) {
      if (end - start > this.maxBytes) return this.#reject(bytes, start, end, TOO_LONG);
      this.sink.span(bytes, start, end, this.line, false);
      this.line += linesIn(bytes, start, end);
      return end;
    }
    if (final) return this.#reject(bytes, start, bytes.length, CUT_AT_END);
    if (unread <= this.maxBytes) return start;
    this.#skipping = true;
    return this.#reject(bytes, start, lastTag(bytes, bodyStart), TOO_LONG);
  }

  #reject(bytes: Uint8Array, start: number, end: number, reason: string): number {
    this.sink.fault(bytes, start, end, this.line, reason);
    this.line += linesIn(bytes, start, end);
    return end;
  }

  /** What follows the last event, as far as it is known to hold no start of one. */
  #rest(bytes: Uint8Array, from: number, final: boolean): number {
    const lineEnd = bytes.lastIndexOf(LF);
    const end = final
      ? bytes.length
      : bytes.length - from > this.maxBytes || this.#skipping
        ? lastTag(bytes, from)
        : Math.max(from, lineEnd + 1);
    this.#gap(bytes, from, end, false);
    return end;
  }

  /** Looks at the text between two events, or around them. */
  #gap(bytes: Uint8Array, from: number, end: number, eventFollows: boolean): void {
    if (!hasText(bytes, from, end)) {
      this.#blankLines(bytes, from, end);
      return;
    }
    const cut = lastEnd(bytes, from, end);
    if (this.#skipping) {
      this.line += linesIn(bytes, from, end);
      if (eventFollows || cut > 0) this.#skipping = false;
      return;
    }
    let at = from;
    if (cut > 0) at = this.#reject(bytes, from, cut, 'the beginning of the event is missing');
    while (at < end) {
      const lineEnd = bytes.indexOf(LF, at);
      const isLast = lineEnd < 0 || lineEnd >= end;
      const stop = isLast ? end : lineEnd + 1;
      if (this.#isText(bytes, at, stop)) {
        if (isLast && eventFollows) this.sink.prefix(bytes, at, stop, this.line);
        else this.sink.fault(bytes, at, stop, this.line, 'it is no Windows event');
      }
      if (!isLast) this.line++;
      at = stop;
    }
  }

  #isText(bytes: Uint8Array, start: number, end: number): boolean {
    if (!hasText(bytes, start, end)) return false;
    const text = this.#decoder.decode(bytes.subarray(start, end));
    return !PUNCTUATION.test(text.replace(WRAPPER, ''));
  }

  #blankLines(bytes: Uint8Array, from: number, end: number): void {
    const lines = linesIn(bytes, from, end);
    this.line += lines;
    for (let blank = 1; blank < lines; blank++) this.sink.blankLine();
  }
}

/** The next place of a tag by its start, not of a longer name; -1 when there is none, or its name is not yet whole. */
function find(bytes: Uint8Array, tag: Uint8Array, from: number, until = bytes.length): number {
  for (
    let at = bytes.indexOf(LESS, from);
    at >= 0 && at < until;
    at = bytes.indexOf(LESS, at + 1)
  ) {
    let same = 1;
    while (same < tag.length && bytes[at + same] === tag[same]) same++;
    if (same === tag.length && endsName(bytes[at + same])) return at;
  }
  return -1;
}

function endsName(byte: number | undefined): boolean {
  return byte !== undefined && (byte <= SPACE || byte === GREATER || byte === SLASH);
}

/** The end of the last closing tag of an event whose start is not there; -1 when there is none. */
function lastEnd(bytes: Uint8Array, from: number, end: number): number {
  let last = -1;
  for (let at = find(bytes, END, from, end); at >= 0; at = find(bytes, END, at + 1, end)) {
    last = bytes.indexOf(GREATER, at) + 1 || end;
  }
  return last;
}

/** The start of the last tag, which may be that of an event not yet whole. */
function lastTag(bytes: Uint8Array, from: number): number {
  const tag = bytes.lastIndexOf(LESS);
  return tag < from ? bytes.length : tag;
}

function hasText(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if ((bytes[at] as number) > SPACE) return true;
  return false;
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
