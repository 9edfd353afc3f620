import { KERNEL } from './plainRecordsWasm';

/** Where the text stands in the memory of the kernel, and where the shapes of columns do. */
const TEXT_AT = 131_072;
const SHAPES_AT = 4_096;
const LANES = 16;

/** How much text the kernel is shown at a time: it stays in the processor's cache. */
export const WINDOW_BYTES = 128 * 1024;

/** Not a byte. */
const NO_QUOTE = 256;
const ASCII = 128;

/** What a record has to be to need no closer look. */
export interface PlainRule {
  readonly fields: number;
  readonly endsInCrLf: boolean;
  /** A record that begins with this byte and is about as long as the header may be the header again. */
  readonly headerStart: number;
  readonly headerBytes: number;
}

interface Kernel {
  readonly memory: WebAssembly.Memory;
  readonly records: WebAssembly.Global<'i32'>;
  readonly cut: WebAssembly.Global<'i32'>;
  pass(
    start: number,
    end: number,
    delimiter: number,
    quote: number,
    fields: number,
    endsInCrLf: number,
    headerStart: number,
    headerMin: number,
    headerMax: number,
  ): number;
}

/** Passes over records that need no closer look, sixteen bytes at a time (`plainRecords.wat`). */
export class PlainRecords {
  /** Records passed by the last call of `pass`. */
  passed = 0;
  readonly #kernel: Kernel;
  readonly #memory: Uint8Array;
  /** The part of `#bytes` that the kernel has before it. */
  #bytes: Uint8Array | null = null;
  #from = 0;
  #to = 0;

  private constructor(
    module: WebAssembly.Module,
    private readonly delimiter: number,
    private readonly quote: number,
    shapes: Uint8Array,
  ) {
    this.#kernel = new WebAssembly.Instance(module).exports as unknown as Kernel;
    this.#memory = new Uint8Array(this.#kernel.memory.buffer);
    this.#memory.set(shapes.subarray(0, ASCII));
  }

  /** Null where the browser lacks the instructions, or the dialect is not of ASCII. */
  static of(delimiter: number, quote: number | null, shapes: Uint8Array): PlainRecords | null {
    if (delimiter >= ASCII || (quote ?? 0) >= ASCII) return null;
    const module = compiled();
    return module && new PlainRecords(module, delimiter, quote ?? NO_QUOTE, shapes);
  }

  /** Where the first record from `start` on begins that is not plain, or not whole. */
  pass(bytes: Uint8Array, start: number, rule: PlainRule): number {
    this.passed = 0;
    let at = start;
    for (;;) {
      if (bytes !== this.#bytes || at < this.#from || at >= this.#to) this.#show(bytes, at);
      at = this.#passShown(at, rule);
      const isCut = this.#kernel.cut.value !== 0;
      if (!isCut || this.#to === bytes.length || at === this.#from) return at;
      this.#show(bytes, at);
    }
  }

  /** Adds what was seen in the values of each column. */
  addShapes(shapes: Uint8Array): void {
    for (let column = 0; column < shapes.length; column++) {
      const from = SHAPES_AT + column * LANES;
      for (const shape of this.#memory.subarray(from, from + LANES)) {
        shapes[column] = (shapes[column] as number) | shape;
      }
    }
  }

  #passShown(at: number, { fields, endsInCrLf, headerStart, headerBytes }: PlainRule): number {
    const next = this.#kernel.pass(
      TEXT_AT + at - this.#from,
      TEXT_AT + this.#to - this.#from,
      this.delimiter,
      this.quote,
      fields,
      endsInCrLf ? 1 : 0,
      headerStart,
      headerBytes - 2 * fields,
      headerBytes + 2 * fields,
    );
    this.passed += this.#kernel.records.value;
    return this.#from + next - TEXT_AT;
  }

  #show(bytes: Uint8Array, from: number): void {
    this.#bytes = bytes;
    this.#from = from;
    this.#to = Math.min(bytes.length, from + WINDOW_BYTES);
    this.#memory.set(bytes.subarray(from, this.#to), TEXT_AT);
  }
}

let known: WebAssembly.Module | null | undefined;

function compiled(): WebAssembly.Module | null {
  if (known === undefined) {
    const bytes = Uint8Array.from(atob(KERNEL), (letter) => letter.charCodeAt(0));
    known = WebAssembly.validate(bytes) ? new WebAssembly.Module(bytes) : null;
  }
  return known;
}
