import { startsClassicEvents } from './classicEvents';

/** How records stand in a file. */
export type EvidenceForm = 'delimited' | 'ndjson' | 'json' | 'xml-events' | 'classic-events';

const HEAD_CHARACTERS = 64 * 1024;
const OBJECT_START = /^\{\s*["}]/;
const LIST_START = /^\[\s*(?:\{|\]\s*$)/;
const EVENT_START = /<(?:Event|Events)[\s>]/;

/** The form the first bytes speak for, as UTF-8 without a mark; `foreign-xml` holds no Windows events. A first line cut mid-way does not hide JSON lines. */
export function formOf(head: Uint8Array): EvidenceForm | 'foreign-xml' {
  const text = new TextDecoder().decode(head.subarray(0, HEAD_CHARACTERS)).trimStart();
  if (startsClassicEvents(text)) return 'classic-events';
  if (LIST_START.test(text)) return 'json';
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  if (OBJECT_START.test(text)) return isObjectLine(lines[0] ?? '') ? 'ndjson' : 'json';
  const objects = lines.slice(1).filter(isObjectLine).length;
  if (objects > 0 && objects >= (lines.length - 1) / 2) return 'ndjson';
  const markup = lines.findIndex((line) => !line.trimStart().startsWith('#'));
  const first = lines[markup]?.trimStart() ?? '';
  if (/^<Events?[\s>]/.test(first)) return 'xml-events';
  if (first.startsWith('<?xml')) return EVENT_START.test(text) ? 'xml-events' : 'foreign-xml';
  return 'delimited';
}

/** A line that opens an object; the last one of the head may be cut. */
function isObjectLine(line: string): boolean {
  const trimmed = line.trim();
  return OBJECT_START.test(trimmed) && /\}[\s,]*$/.test(trimmed);
}
