import { DataType, TimeUnit, type Vector } from 'apache-arrow';
import { isoFromMicros, isoFromMillis } from '../core/isoTime';
import type { CellValue } from './db';

/** Value `row` of a column, converted by the column's type and never by the JavaScript type that arrives. */
export function cellOf(vector: Vector, row: number): CellValue {
  if (!vector.isValid(row)) return null;
  const type = vector.type as DataType;
  if (DataType.isTimestamp(type)) return timestampText(bigintAt(vector, row), type.unit);
  if (DataType.isTime(type)) return timeText(bigintAt(vector, row), type.unit);
  if (DataType.isDate(type)) return isoFromMillis(Number(vector.get(row))).slice(0, 10);
  if (DataType.isDecimal(type)) return decimalValue(decimalAt(vector, row), type.scale);
  if (DataType.isInterval(type)) return intervalText(vector, row);
  if (DataType.isStruct(type)) return structValue(vector, type, row);
  if (DataType.isList(type) || DataType.isFixedSizeList(type)) return listValue(vector.get(row));
  return scalarValue(vector.get(row));
}

function scalarValue(value: unknown): CellValue {
  switch (typeof value) {
    case 'string':
    case 'boolean':
    case 'number':
      return value;
    case 'bigint':
      return safeInteger(value);
    default:
      if (value === null || value === undefined) return null;
      if (value instanceof Uint8Array) return hexText(value);
      return JSON.stringify(value, (_key, inner: unknown) =>
        typeof inner === 'bigint' ? inner.toString() : inner,
      );
  }
}

function structValue(vector: Vector, type: DataType, row: number): CellValue {
  const fields = type.children.map((field, i): [string, CellValue] => {
    const child = vector.getChildAt(i);
    return [field.name, child ? cellOf(child, row) : null];
  });
  return Object.fromEntries(fields);
}

function listValue(inner: Vector): CellValue {
  return Array.from({ length: inner.length }, (_, i) => cellOf(inner, i));
}

function rawAt<T>(vector: Vector, row: number, pick: (values: unknown, at: number) => T): T {
  let at = row;
  for (const data of vector.data) {
    if (at < data.length) return pick(data.values, at);
    at -= data.length;
  }
  throw new RangeError(`Row ${row} of ${vector.length}`);
}

/** Reads the integers behind a time column: Arrow's own getter turns them into floating milliseconds. */
function bigintAt(vector: Vector, row: number): bigint {
  return rawAt(vector, row, (values, at) => {
    const list = values as BigInt64Array | Int32Array;
    return BigInt(list[at] ?? 0);
  });
}

function decimalAt(vector: Vector, row: number): bigint {
  return rawAt(vector, row, (values, at) => {
    const words = (values as Uint32Array).subarray(at * 4, at * 4 + 4);
    const unsigned = words.reduceRight((sum, word) => (sum << 32n) | BigInt(word), 0n);
    return BigInt.asIntN(128, unsigned);
  });
}

function decimalValue(unscaled: bigint, scale: number): CellValue {
  if (scale === 0) return safeInteger(unscaled);
  const sign = unscaled < 0n ? '-' : '';
  const digits = (unscaled < 0n ? -unscaled : unscaled).toString().padStart(scale + 1, '0');
  const text = `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  return digits.length <= 15 ? Number(text) : text;
}

function safeInteger(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

/** The engine's `infinity` and `-infinity` of TIMESTAMP. */
const INFINITE_MICROS = 9_223_372_036_854_775_807n;

function timestampText(value: bigint, unit: TimeUnit): string {
  if (value === INFINITE_MICROS) return 'infinity';
  if (value === -INFINITE_MICROS) return '-infinity';
  return isoFromMicros(microsOf(value, unit));
}

function microsOf(value: bigint, unit: TimeUnit): bigint {
  switch (unit) {
    case TimeUnit.SECOND:
      return value * 1_000_000n;
    case TimeUnit.MILLISECOND:
      return value * 1_000n;
    case TimeUnit.MICROSECOND:
      return value;
    case TimeUnit.NANOSECOND:
      return value / 1_000n;
  }
}

function timeText(value: bigint, unit: TimeUnit): string {
  return isoFromMicros(microsOf(value, unit)).slice(11, -1);
}

function intervalText(vector: Vector, row: number): string {
  return rawAt(vector, row, (values, at) => {
    const words = (values as Int32Array).subarray(at * 4, at * 4 + 4);
    const [months = 0, days = 0, low = 0, high = 0] = words;
    const nanos = (BigInt(high) << 32n) | BigInt(low >>> 0);
    return `${months} months ${days} days ${Number(nanos) / 1e9} s`;
  });
}

function hexText(bytes: Uint8Array): string {
  return `\\x${Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('')}`;
}
