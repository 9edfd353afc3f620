import { expect, it } from 'vitest';
import { shareText } from './shareText';

it.each([
  [0, '0 %'],
  [0.00004, 'under 0.1 %'],
  [0.067, '6.7 %'],
  [0.99995, 'over 99.9 %'],
  [1, '100 %'],
])('a share of %d reads %s', (share, text) => {
  expect(shareText(share)).toBe(text);
});
