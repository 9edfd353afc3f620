import { PendingBytes } from './pendingBytes';
import { MAX_OBJECT_BYTES, type SpanSink, type SpanSplitter } from './recordSpans';

/** A splitter of text that comes in chunks: scans all that is there, and sees again what it was not done with. */
export abstract class ChunkedSpans implements SpanSplitter {
  readonly #pending = new PendingBytes();
  /** The line of the first byte that is not done with. */
  protected line = 1;

  constructor(
    protected readonly sink: SpanSink,
    protected readonly maxBytes = MAX_OBJECT_BYTES,
  ) {}

  push(chunk: Uint8Array): void {
    this.#take(chunk, false);
  }

  finish(): void {
    this.#take(new Uint8Array(0), true);
  }

  /** Returns where what it is not done with begins; `final` where nothing comes after these bytes. */
  protected abstract scan(bytes: Uint8Array, final: boolean): number;

  #take(chunk: Uint8Array, final: boolean): void {
    const bytes = this.#pending.take(chunk, final);
    if (bytes) this.#pending.keep(bytes.subarray(this.scan(bytes, final)));
  }
}
