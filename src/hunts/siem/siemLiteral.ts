import { parseCidr } from '../cidr';
import type { SiemEngine } from './siemText';

/** How a language writes values of the analyst and of findings. Everything outside a text goes through here. */
export interface SiemLanguage {
  text(value: string): string;
  number(value: number): string;
  /** An instant in UTC, to the microsecond where the language has them. `iso` is as `2026-03-02T09:00:00.000Z`. */
  instant(iso: string): string;
  textList(values: readonly string[]): string;
  cidrList(blocks: readonly string[]): string;
  /** The text as a comment that ends with its last line. */
  comment(lines: readonly string[]): string;
}

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{1,6}Z$/;

function checkedIso(iso: string): string {
  if (!ISO.test(iso)) throw new RangeError(`Not an instant in UTC: "${iso}"`);
  return iso;
}

function numberText(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`Not a number: ${value}`);
  const text = /e/.test(String(value)) ? value.toFixed(12).replace(/\.?0+$/, '') : String(value);
  return value < 0 ? `(${text})` : text;
}

/** What would end the comment early, or hide the rest of the line from the reader. */
const BREAKS = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;

/** The lines without breaks of their own. */
export function commentLines(lines: readonly string[]): string[] {
  return lines.map((line) => line.replace(BREAKS, ' ').trimEnd());
}

const prefixed = (mark: string) => (lines: readonly string[]) =>
  commentLines(lines)
    .map((line) => `${mark} ${line}`.trimEnd())
    .join('\n');

/** `\uXXXX` for what has no form of its own; `\p{Cs}` is half a letter, which cannot travel as it is. */
const kqlText = (value: string): string =>
  `"${value
    .replace(/["\\]/g, (char) => `\\${char}`)
    .replace(
      /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/gu,
      (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )}"`;

const backslashed = (value: string, quote: string): string =>
  `'${value
    .replaceAll('\\', '\\\\')
    .replaceAll("'", quote)
    .replaceAll('\0', '\\0')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')}'`;

/** A backtick would call a macro even inside quotes, so it comes from its code. */
const splText = (value: string): string => {
  const parts = value
    .split('`')
    .map((part) => `"${part.replace(/["\\]/g, (char) => `\\${char}`)}"`);
  return parts.length === 1 ? (parts[0] ?? '""') : `(${parts.join('.urldecode("%60").')})`;
};

const rowsOf = (rows: readonly string[], empty: string): string =>
  `(${rows.length === 0 ? `${empty} where 1 = 0` : rows.join(' union all ')})`;

const mysqlText = (value: string): string => backslashed(value, "''");

const hex = (address: bigint): string => `x'${address.toString(16).padStart(32, '0')}'`;

/** Instants to the microsecond without letters, as both databases read them. */
const plainInstant = (iso: string): string => checkedIso(iso).replace('T', ' ').replace('Z', '');

export const SIEM_LANGUAGES: Readonly<Record<SiemEngine, SiemLanguage>> = {
  sentinel: {
    text: kqlText,
    number: numberText,
    instant: (iso) => `datetime(${checkedIso(iso)})`,
    textList: (values) => `dynamic([${values.map(kqlText).join(', ')}])`,
    cidrList: (blocks) => `dynamic([${checkedBlocks(blocks).map(kqlText).join(', ')}])`,
    comment: prefixed('//'),
  },
  splunk: {
    text: splText,
    number: numberText,
    instant: (iso) => (Date.parse(checkedIso(iso)) / 1000).toFixed(3),
    textList: (values) => `mvappend(${['null()', ...values.map(splText)].join(', ')})`,
    cidrList: (blocks) =>
      `mvappend(${['null()', ...checkedBlocks(blocks).map(splText)].join(', ')})`,
    comment: (lines) =>
      commentLines(lines)
        .map((line) => `\`\`\` ${line.replaceAll('`', "'")} \`\`\``)
        .join('\n'),
  },
  // A list is a table of its own, `item` or `lo` and `hi`, since the language has no lists.
  mysql: {
    text: mysqlText,
    number: numberText,
    instant: (iso) => `timestamp'${plainInstant(iso)}'`,
    textList: (values) =>
      rowsOf(
        values.map((value) => `select ${mysqlText(value)} as item`),
        "select '' as item from dual",
      ),
    cidrList: (blocks) =>
      rowsOf(
        blocks.map(parseCidr).map(({ lo, hi }) => `select ${hex(lo)} as lo, ${hex(hi)} as hi`),
        "select x'' as lo, x'' as hi from dual",
      ),
    comment: prefixed('--'),
  },
  clickhouse: {
    text: (value) => backslashed(value, "\\'"),
    number: numberText,
    instant: (iso) => `toDateTime64('${plainInstant(iso)}', 6, 'UTC')`,
    textList: (values) =>
      `cast([${values.map((value) => backslashed(value, "\\'")).join(', ')}], 'Array(String)')`,
    cidrList: (blocks) =>
      `cast([${checkedBlocks(blocks)
        .map((block) => `'${block}'`)
        .join(', ')}], 'Array(String)')`,
    comment: prefixed('--'),
  },
};

function checkedBlocks(blocks: readonly string[]): string[] {
  return blocks.map((block) => {
    parseCidr(block);
    const text = block.trim();
    return text.includes('/') ? text : `${text}/${text.includes(':') ? 128 : 32}`;
  });
}
