import { cutText } from '../core/cutText';
import { type Dialect, RecordScanner } from './recordScanner';
import { splitRecord } from './splitRecord';

const SAMPLE_RECORDS = 100;
/** A shorter head is the whole file: its last record is whole too, even without a line end. */
const WHOLE_BYTES = 64 * 1024;
/** Share of the values of a column that are of a kind, for the column to be of that kind. */
const MOST = 0.8;

const TIME =
  /^(?:\d{4}[-/]\d{1,2}[-/]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|\d{1,2}[/ -][A-Z][a-z]{2}[/ -]\d{4})[T :]\s?\d{1,2}:\d{2}/;
const EPOCH = /^1\d{9}(?:\d{3}|\d{6}|\d{9})?(?:\.\d+)?$/;
const IPV4 = /^(?:\d{1,3}\.){3}\d{1,3}$/;
const IPV6 = /^(?=.*\d)(?:[0-9a-f]{0,4}:){3,7}[0-9a-f]{0,4}$/i;
const NUMBER = /^-?\d+(?:\.\d+)?$/;
const NOTHING = new Set(['', '-', '\\N', 'NULL', 'null']);

/** Names that no record has for a value, however its file looks. */
const FIELD_NAMES =
  /^@?_?(?:timestamp|time|date|datetime|time_?generated|event_?id|event_?time|user_?(?:name|id)?|account_?name|host_?name|host|computer(?:_?name)?|device_?name|status|source_?ip|src_?ip|dest_?ip|dst_?ip|ip_?address|process_?name|command_?line|message|id)$/i;

export type Kind = 'time' | 'address' | 'number' | 'nothing' | 'text';

/** What a text looks like. */
export function kindOf(value: string): Kind {
  const text = value.trim();
  if (NOTHING.has(text)) return 'nothing';
  if (TIME.test(text) || EPOCH.test(text)) return 'time';
  if (IPV4.test(text) || IPV6.test(text)) return 'address';
  return NUMBER.test(text) ? 'number' : 'text';
}

/** The first record of a head when it looks like those after it, and not like names for them; else null. */
export function firstRecordOfHeadless(head: Uint8Array, dialect: Dialect): string[] | null {
  const [first, ...others] = headRecords(head, dialect);
  if (!first || first.length < 2) return null;
  if (first.some((cell) => FIELD_NAMES.test(cell.trim()))) return null;
  const following = others.filter((record) => record.length === first.length);
  let telling = 0;
  for (const [index, cell] of first.entries()) {
    const kind = kindOf(cell);
    const column = columnKind(following.map((record) => record[index] ?? ''));
    const isTelling = kind === 'time' || kind === 'address';
    if (isTelling && (column === kind || following.length === 0)) telling++;
    const isName = kind === 'text' && column !== 'text' && column !== 'nothing';
    if (isName && following.length > 0) return null;
  }
  return telling > 0 ? first : null;
}

/** What most of the values are that are anything. */
function columnKind(values: readonly string[]): Kind {
  const kinds = values.map(kindOf).filter((kind) => kind !== 'nothing');
  const [common] = kinds;
  if (common === undefined) return 'nothing';
  const candidates = [...new Set(kinds)];
  const share = (kind: Kind): number => kinds.filter((other) => other === kind).length;
  return candidates.find((kind) => share(kind) >= MOST * kinds.length) ?? 'text';
}

/** The values of the first records. */
export function headRecords(head: Uint8Array, dialect: Dialect): string[][] {
  const records: string[][] = [];
  const decoder = new TextDecoder();
  const scanner = new RecordScanner(dialect, {
    record(bytes, start, end, _line, _fields, fault) {
      if (records.length >= SAMPLE_RECORDS || fault !== 'none') return;
      records.push(splitRecord(decoder.decode(bytes.subarray(start, end)), dialect));
    },
    blankLine: () => undefined,
    lineEnd: () => undefined,
  });
  scanner.push(head);
  if (head.length < WHOLE_BYTES) scanner.finish();
  return records;
}

/** Names for the fields of records without a header, and what to say of them. */
export interface FieldNames {
  readonly names: readonly string[];
  readonly note: string;
}

/** The names that the analyst gave, where there is one for every value; else `column_1`, `column_2` … */
export function fieldNames(
  first: readonly string[],
  chosen: readonly string[] | undefined,
): FieldNames {
  if (chosen?.length === first.length) {
    return { names: chosen, note: 'The file has no header; its fields were named as chosen.' };
  }
  const names = first.map((_, index) => `column_${index + 1}`);
  const example =
    first
      .slice(0, 6)
      .map((value) => cutText(value, 40))
      .join(', ') + (first.length > 6 ? ', …' : '');
  const note =
    chosen === undefined
      ? `The first line looks like a record, not like a header: ${example}; name its fields in the details of the file.`
      : `You named ${chosen.length} fields, but the first record has ${first.length} values: ${example}. Name as many, in the details of the file.`;
  return { names, note };
}
