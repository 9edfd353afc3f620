/** Which bytes that need a closer look stand in a chunk. */
export interface MarkedBytes {
  /** A byte beyond ASCII. */
  readonly high: boolean;
  readonly nul: boolean;
  readonly question: boolean;
}

const HIGH_BITS = 0x80808080;
const ONES = 0x01010101;
const QUESTIONS = 0x3f3f3f3f;

/** Four bytes at a time, all three at once: byte by byte this takes longer than anything else that a chunk needs. */
export function markedBytes(chunk: Uint8Array): MarkedBytes {
  const lead = Math.min(chunk.length, (4 - (chunk.byteOffset % 4)) % 4);
  const count = (chunk.length - lead) >> 2;
  const words = new Int32Array(chunk.buffer, count > 0 ? chunk.byteOffset + lead : 0, count);
  let high = 0;
  let nul = 0;
  let question = 0;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as number;
    const turned = word ^ QUESTIONS;
    high |= word;
    // A byte borrows from the bit above it only when it is zero.
    nul |= (word - ONES) & ~word;
    question |= (turned - ONES) & ~turned;
  }
  const tail = lead + words.length * 4;
  for (const edge of [chunk.subarray(0, lead), chunk.subarray(tail)]) {
    for (const byte of edge) {
      high |= byte;
      if (byte === 0) nul = HIGH_BITS;
      if (byte === 63) question = HIGH_BITS;
    }
  }
  return {
    high: (high & HIGH_BITS) !== 0,
    nul: (nul & HIGH_BITS) !== 0,
    question: (question & HIGH_BITS) !== 0,
  };
}
