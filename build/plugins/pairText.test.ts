import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytesOfPairs, pairTextLength } from '../../src/db/embeddedBytes';
import { pairTextOf } from './pairText';

test('bytes of any length survive the way through the page', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const text = pairTextOf(bytes);
      expect(text).toHaveLength(pairTextLength(bytes.length));
      expect(bytesOfPairs(text, bytes.length)).toEqual(Uint8Array.from(bytes));
    }),
  );
});

test('no text can close its element or open a comment', () => {
  const text = pairTextOf(Uint8Array.from({ length: 65_536 }, (_, i) => (i * 31) % 251));
  expect(text).toMatch(/^[!-~\u00a0-\u00ff]+$/);
  expect(text).not.toContain('<');
});

test('a text cut short is refused', () => {
  const text = pairTextOf(new Uint8Array(100));
  expect(() => bytesOfPairs(text.slice(0, -2), 100)).toThrow(RangeError);
});
