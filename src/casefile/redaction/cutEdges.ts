import { isKeptName } from './keptNames';
import { LABEL_FORM } from './labelBook';
import type { NameEdges } from './nameEdges';
import type { Found } from './nameTable';

/** What a part of a name is told by. */
export interface KnownNames {
  edges(): NameEdges;
  /** Whether what stands before a backslash is a domain or a machine of the case. */
  isPlace(name: string): boolean;
}

/** Of our own cuts, see `cutText`, and of those of the engine in its errors. */
const MARKS = /…|\.{3,}/g;
const LOOKED_AT = 200;
const WORD_START = /(?<![\p{L}\p{M}\p{N}])[\p{L}\p{M}\p{N}]|(?<=%[0-9a-f]{2})[\p{L}\p{N}]/giu;
const WORD_END = /[\p{L}\p{M}\p{N}](?![\p{L}\p{M}\p{N}])/gu;
const STARTS_LABELLED = new RegExp(`^${LABEL_FORM}`, 'u');

/** What is a part of a name by its place or its form, at the end of a text that was cut there. */
const PARTS: readonly RegExp[] = [
  /(?:[\\/]|%5c|%2f)(?:users|documents and settings|home)(?:[\\/]+|%5c|%2f)(?<part>[^\\/:*?"<>|\r\n\t]{1,64})$/i,
  /(?:^|[\s"'=(,;>])\\{2,4}(?<part>[\p{L}\p{N}][\p{L}\p{N}_.-]*)$/u,
  /(?<place>[\p{L}\p{N}_.-]+)(?:\\{1,4}|%5c)(?<part>[\p{L}\p{N}][^\s\\/:"']*)$/iu,
  /(?<part>[\p{L}\p{M}\p{N}._+-]+(?:@|%40)[\p{L}\p{N}_-]*)$/u,
  /(?<![\d.])(?<part>(?:10|172\.(?:1[6-9]|2\d|3[01])|192\.168|169\.254|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\.[\d.]*)$/,
  /(?<part>S-1-(?:5-21|12-1)-[\d-]*)$/i,
  /(?<![\p{L}\p{N}:-])(?<part>(?:[0-9a-f]{2}[:-]){3,5}[0-9a-f]{0,2})$/iu,
  /(?<![\p{L}\p{N}:])(?<part>f(?:[cd][0-9a-f]{2}|e[89ab][0-9a-f]):[0-9a-f:]*)$/iu,
];
/** The same at the beginning of a text: an address, or the name in a mailbox. */
const END_OF_PART = /^(?:\d{0,3}(?:\.\d{1,3}){2,3}(?![\d.])|[\p{L}\p{M}\p{N}._+-]+(?=@|%40))/u;

/** What to leave out next to the cuts of a text, where it may be a part of a name: nobody can tell whose. */
export function cutEdges(text: string, known: KnownNames): Found[] {
  const found: Found[] = [];
  let free = 0;
  for (const { index, 0: mark } of text.matchAll(MARKS)) {
    const before = text.slice(Math.max(free, index - LOOKED_AT), index);
    const start = index - before.length + startOfPart(before.replace(/\ufffd+$/, ''), known);
    if (start < index) found.push({ start, end: index, label: '' });
    const next = index + mark.length;
    free = next + endOfPart(text.slice(next, next + LOOKED_AT), known);
    if (free > next) found.push({ start: next, end: free, label: '' });
  }
  return found;
}

function startOfPart(before: string, known: KnownNames): number {
  let start = before.length;
  for (const form of PARTS) {
    const { part, place } = form.exec(before)?.groups ?? {};
    if (part === undefined || STARTS_LABELLED.test(part)) continue;
    if (place === undefined || known.isPlace(place))
      start = Math.min(start, before.length - part.length);
  }
  for (const { index } of before.matchAll(WORD_START)) {
    if (index >= start) break;
    const part = before.slice(index);
    if (isKeptName(part) || STARTS_LABELLED.test(part)) continue;
    if (known.edges().isStart(part)) start = index;
  }
  if (start === before.length) return start;
  const leading = /(?:[\p{L}\p{N}_-]+\.)+$/u.exec(before.slice(0, start))?.[0].length ?? 0;
  const local = /[\p{L}\p{M}\p{N}._+-]+(?:@|%40)$/u.exec(before.slice(0, start - leading))?.[0];
  return start - leading - (local?.length ?? 0);
}

function endOfPart(after: string, known: KnownNames): number {
  let end = END_OF_PART.exec(after)?.[0].length ?? 0;
  for (const { index, 0: letter } of after.matchAll(WORD_END)) {
    const part = after.slice(0, index + letter.length);
    if (/[\r\n]/.test(part)) break;
    if (!isKeptName(part) && known.edges().isEnd(part)) end = Math.max(end, part.length);
  }
  return end;
}
