export type Encoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'latin-1' | 'windows-1252';

export interface EncodingGuess {
  readonly encoding: Encoding;
  readonly bomBytes: number;
}

const BOMS: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8-bom', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** The encoding the first bytes speak for. Without a mark it is UTF-8, until the whole file is read and says otherwise. */
export function guessEncoding(head: Uint8Array): EncodingGuess {
  for (const [encoding, mark] of BOMS) {
    if (mark.every((byte, i) => head[i] === byte)) return { encoding, bomBytes: mark.length };
  }
  const unmarked = utf16WithoutMark(head);
  return { encoding: unmarked ?? 'utf-8', bomBytes: 0 };
}

/** Latin text in UTF-16 has a zero in nearly every other byte. */
function utf16WithoutMark(head: Uint8Array): Encoding | null {
  const pairs = Math.floor(Math.min(head.length, 4096) / 2);
  if (pairs < 4) return null;
  let evenZeros = 0;
  let oddZeros = 0;
  for (let i = 0; i < pairs; i++) {
    if (head[2 * i] === 0) evenZeros++;
    if (head[2 * i + 1] === 0) oddZeros++;
  }
  if (oddZeros > pairs * 0.7 && evenZeros < pairs * 0.1) return 'utf-16le';
  if (evenZeros > pairs * 0.7 && oddZeros < pairs * 0.1) return 'utf-16be';
  return null;
}

/** The label `TextDecoder` takes; it reads latin-1 by the Windows-1252 table, which agrees on every printable character. */
export function decoderLabel(encoding: Encoding): string {
  if (encoding === 'utf-8-bom') return 'utf-8';
  return encoding === 'latin-1' ? 'windows-1252' : encoding;
}

/** Counts what tells UTF-8 with a few damaged bytes from a one-byte code page. */
export class HighByteCensus {
  validSequences = 0;
  invalidBytes = 0;
  c1Bytes = 0;
  #pending = 0;

  add(chunk: Uint8Array): void {
    for (const byte of chunk) {
      if (byte >= 0x80 && byte < 0xa0) this.c1Bytes++;
      if (this.#pending > 0 && (byte & 0xc0) === 0x80) {
        if (--this.#pending === 0) this.validSequences++;
        continue;
      }
      if (this.#pending > 0) {
        this.invalidBytes++;
        this.#pending = 0;
      }
      if (byte >= 0xc2 && byte < 0xf5) this.#pending = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
      else if (byte >= 0x80) this.invalidBytes++;
    }
  }

  /** What a file is that is not valid UTF-8. UTF-8 wins where whole sequences clearly outnumber the damage. */
  verdict(): Encoding {
    if (this.validSequences > 3 * this.invalidBytes) return 'utf-8';
    return this.c1Bytes > 0 ? 'windows-1252' : 'latin-1';
  }
}
