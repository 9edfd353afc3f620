import type { CellValue } from '../../db/db';
import { displayUtc } from '../../core/isoTime';

const TIME_TYPE = /^TIMESTAMP/i;
const NUMBER_TYPE = /^(U?(TINYINT|SMALLINT|INTEGER|INT|BIGINT|HUGEINT)|FLOAT|DOUBLE|DECIMAL)\b/i;

export function isNumberType(sqlType: string): boolean {
  return NUMBER_TYPE.test(sqlType) && !sqlType.endsWith('[]');
}

/** A value as text: times in the form shown on screen, lists and structs as JSON. Null is not a text. */
export function cellText(value: Exclude<CellValue, null>, sqlType: string): string {
  if (typeof value === 'string') return TIME_TYPE.test(sqlType) ? displayUtc(value) : value;
  if (typeof value === 'object') {
    return JSON.stringify(value, (_, part: unknown) =>
      typeof part === 'bigint' ? part.toString() : part,
    );
  }
  return String(value);
}

/** Orders two values of one column; nulls last. */
export function compareCells(a: CellValue, b: CellValue): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  const areNumbers =
    (typeof a === 'number' || typeof a === 'bigint') &&
    (typeof b === 'number' || typeof b === 'bigint');
  if (areNumbers) return a < b ? -1 : a > b ? 1 : 0;
  const [left, right] = [cellText(a, ''), cellText(b, '')];
  return left < right ? -1 : left > right ? 1 : 0;
}
