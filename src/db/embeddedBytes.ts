/** 91 printable ASCII characters. `<` is not among them, so that no payload can close the element it lies in. */
export const PAIR_ALPHABET =
  'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%&()*+,-./:;=>?@[]^_`{|}~"';

/** Two characters carry this many bits, lowest first: 91 * 91 = 8281 >= 8192. */
export const BITS_PER_PAIR = 13;

const VALUE_OF_CODE = new Uint8Array(128);
for (let value = 0; value < PAIR_ALPHABET.length; value++) {
  VALUE_OF_CODE[PAIR_ALPHABET.charCodeAt(value)] = value;
}

/** Characters that carry `byteLength` bytes. */
export function pairTextLength(byteLength: number): number {
  return 2 * Math.ceil((byteLength * 8) / BITS_PER_PAIR);
}

/**
 * The bytes behind a payload's text. Pairs take 23 % more room than the bytes where base64 takes 33 %: 0.8 MB less
 * for the engine. A changed character gives other bytes; the gzip checksum inside finds it.
 *
 * @throws RangeError when the text is not as long as `byteLength` bytes need.
 */
export function bytesOfPairs(text: string, byteLength: number): Uint8Array<ArrayBuffer> {
  if (text.length !== pairTextLength(byteLength)) {
    throw new RangeError(`${text.length} characters cannot carry ${byteLength} bytes`);
  }
  const bytes = new Uint8Array(byteLength);
  let pending = 0;
  let pendingBits = 0;
  let written = 0;
  for (let at = 0; at < text.length; at += 2) {
    const low = VALUE_OF_CODE[text.charCodeAt(at)] ?? 0;
    const high = VALUE_OF_CODE[text.charCodeAt(at + 1)] ?? 0;
    pending |= (low + 91 * high) << pendingBits;
    pendingBits += BITS_PER_PAIR;
    while (pendingBits >= 8) {
      bytes[written++] = pending & 255;
      pending >>>= 8;
      pendingBits -= 8;
    }
  }
  return bytes;
}

/** The inflated bytes. @throws TypeError when the gzip data is damaged. */
export async function gunzip(packed: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  try {
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch (error) {
    throw new TypeError('its checksum does not match', { cause: error });
  }
}
