import { describe, expect, it } from 'vitest';
import type { CellValue, Rows } from '../db/db';
import { csvOf } from './csv';

function rowsOf(values: readonly CellValue[]): Rows {
  return {
    columns: [{ name: 'a,"b"', sqlType: 'VARCHAR' }],
    rowCount: values.length,
    truncated: false,
    cell: (r) => values[r] ?? null,
  };
}

describe('csvOf', () => {
  it.each([
    ['plain', 'plain'],
    ['a,b', '"a,b"'],
    ['a "b"', '"a ""b"""'],
    ['=1+1', "'=1+1"],
    ['@sum', "'@sum"],
    ['-enc AAAA', "'-enc AAAA"],
    [-5, '-5'],
    [null, ''],
    [[1, { x: 2n }], '"[1,{""x"":""2""}]"'],
  ])('writes %s safely', async (value, expected) => {
    const text = await csvOf(rowsOf([value])).text();
    expect(text).toBe(`"a,""b"""\r\n${expected}\r\n`);
  });
});
