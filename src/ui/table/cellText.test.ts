import { describe, expect, it } from 'vitest';
import type { CellValue } from '../../db/db';
import { cellText, compareCells, isNumberType } from './cellText';

describe('values of a cell', () => {
  it('shows times in the form of the screen and text as it stands', () => {
    expect(cellText('2026-03-09T01:02:03.004Z', 'TIMESTAMP')).toBe('2026-03-09 01:02:03.004Z');
    expect(cellText('2026-03-09T01:02:03.004Z', 'VARCHAR')).toBe('2026-03-09T01:02:03.004Z');
  });

  it('writes structs with big numbers', () => {
    expect(cellText({ a: 9_007_199_254_740_993n, b: [1, null] }, 'STRUCT')).toBe(
      '{"a":"9007199254740993","b":[1,null]}',
    );
  });

  it('sorts numbers as numbers and nulls last', () => {
    const values: CellValue[] = [10, null, 9n, 2];
    expect(values.sort(compareCells)).toEqual([2, 9n, 10, null]);
  });

  it.each([
    ['BIGINT', true],
    ['DECIMAL(18,3)', true],
    ['INTEGER[]', false],
    ['INTERVAL', false],
    ['VARCHAR', false],
  ])('knows whether %s is a number', (type, isNumber) => {
    expect(isNumberType(type)).toBe(isNumber);
  });
});
