import { describe, expect, it } from 'vitest';
import { bytesText, countOf } from './amountText';

describe('amounts', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1_000, '1.0 kB'],
    [999_949, '1.0 MB'],
    [48_200_000, '48.2 MB'],
    [122_000_000, '122 MB'],
  ])('writes %i bytes as %s', (bytes, text) => {
    expect(bytesText(bytes)).toBe(text);
  });

  it('puts thousands separators and the right number of the noun', () => {
    expect(countOf(1, 'record')).toBe('1 record');
    expect(countOf(12_345, 'record')).toBe('12,345 records');
  });
});
