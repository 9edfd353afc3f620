import { createSHA256 } from 'hash-wasm';
import { Gunzip } from 'fflate';
import { decoderLabel, type Encoding } from './encoding';

/** Bytes on their way; `end` is called once. */
export interface ByteSink {
  push(chunk: Uint8Array): void;
  end(): void;
}

export interface StreamHooks {
  readonly signal?: AbortSignal;
  onBytes?(doneBytes: number): void;
}

/** Reads a file in order into the sink. @throws NotReadableError when the file changed since it was dropped. */
export async function pump(file: Blob, sink: ByteSink, hooks: StreamHooks = {}): Promise<void> {
  const reader = file.stream().getReader();
  let done = 0;
  try {
    for (;;) {
      hooks.signal?.throwIfAborted();
      const step = await reader.read();
      if (step.done) break;
      sink.push(step.value);
      done += step.value.length;
      hooks.onBytes?.(done);
    }
    sink.end();
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** Up to here a file is hashed in one piece, by the browser's own code at three times the speed. */
const ONE_PIECE_BYTES = 256 * 1024 * 1024;

/** SHA-256 of the bytes as lower-case hex; a file too large for one piece is streamed. */
export async function sha256Of(
  file: Blob,
  hooks: StreamHooks = {},
  onePieceBytes = ONE_PIECE_BYTES,
): Promise<string> {
  if (file.size <= onePieceBytes && 'subtle' in crypto) {
    const bytes = await file.arrayBuffer();
    hooks.signal?.throwIfAborted();
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  }
  const hash = await createSHA256();
  hash.init();
  await pump(file, { push: (chunk) => hash.update(chunk), end: () => undefined }, hooks);
  return hash.digest('hex');
}

/** Inflates gzip, members one after another included. `onDamage` hears once of a stream that ends early or is broken. */
export function gunzipInto(sink: ByteSink, onDamage: (reason: string) => void): ByteSink {
  let broken = false;
  const inflate = new Gunzip((chunk) => {
    if (chunk.length > 0) sink.push(chunk);
  });
  const feed = (chunk: Uint8Array, last: boolean): void => {
    if (broken) return;
    try {
      inflate.push(chunk, last);
    } catch (error) {
      broken = true;
      onDamage(error instanceof Error ? error.message : String(error));
    }
  };
  return {
    push: (chunk) => feed(chunk, false),
    end() {
      feed(new Uint8Array(0), true);
      sink.end();
    },
  };
}

/** Drops the byte order mark, and turns anything that is not UTF-8 into UTF-8. */
export function transcodeInto(encoding: Encoding, bomBytes: number, sink: ByteSink): ByteSink {
  let skip = bomBytes;
  const skipped = (chunk: Uint8Array): Uint8Array => {
    const drop = Math.min(skip, chunk.length);
    skip -= drop;
    return drop === 0 ? chunk : chunk.subarray(drop);
  };
  const decoder = new TextDecoder(decoderLabel(encoding), { ignoreBOM: true });
  const encoder = new TextEncoder();
  return {
    push(chunk) {
      const text = decoder.decode(skipped(chunk), { stream: true });
      if (text !== '') sink.push(encoder.encode(text));
    },
    end() {
      const text = decoder.decode();
      if (text !== '') sink.push(encoder.encode(text));
      sink.end();
    },
  };
}

const SEAL_BYTES = 32 * 1024 * 1024;
const SEAL_PARTS = 50_000;

/** Collects bytes into a Blob, in few large parts. */
export class BlobWriter implements ByteSink {
  #parts: Blob[] = [];
  #open: Uint8Array<ArrayBuffer>[] = [];
  #openBytes = 0;

  push(chunk: Uint8Array): void {
    this.pushOwned(chunk.slice());
  }

  /** Like `push`, for bytes that nobody else will change. */
  pushOwned(chunk: Uint8Array<ArrayBuffer>): void {
    this.#open.push(chunk);
    this.#openBytes += chunk.length;
    if (this.#openBytes > SEAL_BYTES || this.#open.length > SEAL_PARTS) this.#seal();
  }

  end(): void {
    this.#seal();
  }

  blob(): Blob {
    this.#seal();
    return new Blob(this.#parts);
  }

  #seal(): void {
    if (this.#open.length === 0) return;
    this.#parts.push(new Blob(this.#open));
    this.#open = [];
    this.#openBytes = 0;
  }
}
