import { BITS_PER_PAIR, PAIR_ALPHABET } from '../../src/db/embeddedBytes';

/** Bytes as text that an HTML page can carry, one byte a character; `bytesOfPairs` reads it back. */
export function pairTextOf(bytes: Uint8Array): string {
  const mask = (1 << BITS_PER_PAIR) - 1;
  const codes = Buffer.alloc(2 * Math.ceil((bytes.length * 8) / BITS_PER_PAIR));
  let pending = 0;
  let pendingBits = 0;
  let written = 0;
  const writePair = (): void => {
    const value = pending & mask;
    codes[written++] = PAIR_ALPHABET.charCodeAt(value % PAIR_ALPHABET.length);
    codes[written++] = PAIR_ALPHABET.charCodeAt(Math.floor(value / PAIR_ALPHABET.length));
    pending >>>= BITS_PER_PAIR;
    pendingBits -= BITS_PER_PAIR;
  };
  for (const byte of bytes) {
    pending |= byte << pendingBits;
    pendingBits += 8;
    if (pendingBits >= BITS_PER_PAIR) writePair();
  }
  if (pendingBits > 0) writePair();
  return codes.toString('latin1');
}
