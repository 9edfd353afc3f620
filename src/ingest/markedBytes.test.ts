import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markedBytes } from './markedBytes';

describe('markedBytes', () => {
  it('tells what a look at each byte tells, wherever the chunk begins', () => {
    const byte = fc.oneof(fc.constantFrom(0, 1, 62, 63, 64, 127, 128, 255), fc.nat(255));
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 40 }), fc.nat(3), (bytes, offset) => {
        const chunk = Uint8Array.from([...Array<number>(offset).fill(63), ...bytes]).subarray(
          offset,
        );
        expect(markedBytes(chunk)).toEqual({
          high: bytes.some((value) => value > 127),
          nul: bytes.includes(0),
          question: bytes.includes(63),
        });
      }),
      { numRuns: 2_000 },
    );
  });
});
