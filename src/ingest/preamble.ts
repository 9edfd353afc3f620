const LF = 10;
const HEAD_CHARACTERS = 64 * 1024;

/** Logs that explain themselves before their header: how the explanation begins, and how the header does. */
const KNOWN = [
  {
    begins: /^\s*Microsoft DHCP(?:v6)? Service Activity Log/,
    header: /^ID,\s*Date,\s*Time/,
    title: 'Microsoft DHCP Service Activity Log',
  },
  { begins: /^#TYPE \S/, header: /^(?!#TYPE)/, title: 'PowerShell object' },
];

/** The lines of a known log before its header. */
export interface Preamble {
  readonly lines: number;
  readonly title: string;
}

/** What stands before the header of a known log, by its head as UTF-8; null where the header is the first record. */
export function preambleOf(head: Uint8Array): Preamble | null {
  const text = new TextDecoder().decode(head.subarray(0, HEAD_CHARACTERS));
  const known = KNOWN.find(({ begins }) => begins.test(text));
  if (!known) return null;
  const lines = text.split('\n').findIndex((line) => known.header.test(line));
  return lines > 0 ? { lines, title: known.title } : null;
}

/** Tells what was left out before the header. */
export function preambleNote({ lines, title }: Preamble): string {
  const [count, were] = lines === 1 ? ['1 line', 'was'] : [`${lines} lines`, 'were'];
  return `${count} before the header ${were} left out: how the "${title}" explains itself.`;
}

/** Drops the first lines of a text that comes in pieces. */
export class LineSkipper {
  #left: number;

  constructor(lines: number) {
    this.#left = lines;
  }

  /** What is left of a piece. */
  rest(chunk: Uint8Array): Uint8Array {
    let start = 0;
    while (this.#left > 0) {
      const found = chunk.indexOf(LF, start);
      if (found < 0) return chunk.subarray(chunk.length);
      start = found + 1;
      this.#left--;
    }
    return start === 0 ? chunk : chunk.subarray(start);
  }
}
