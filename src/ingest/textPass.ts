import {
  BlobWriter,
  type ByteSink,
  type StreamHooks,
  gunzipInto,
  pump,
  transcodeInto,
} from './byteStream';
import type { EncodingGuess } from './encoding';
import { markedBytes } from './markedBytes';
import { QuestionRuns } from './questionRuns';

export interface TextSource extends EncodingGuess {
  readonly file: File;
  readonly compressed: boolean;
  /** The bytes are not UTF-8, or not known to be, and have to be made so. */
  readonly convert: boolean;
}

/** What one reading of a file as text found. */
export interface TextPass {
  readonly invalidUtf8: boolean;
  /** `???` stands somewhere in it. */
  readonly hasQuestionRuns: boolean;
  readonly notes: string[];
  /** The whole text as UTF-8; the file itself where it is that already. */
  readonly content: Blob;
  readonly isFile: boolean;
  /** Reads the content again, without its mark. */
  rescan(sink: ByteSink): Promise<void>;
}

/** Reads a file as UTF-8 without a mark into the sink. The text is kept for the engine when `keep` is set. */
export async function readText(
  source: TextSource,
  reader: ByteSink,
  keep: boolean,
  hooks: StreamHooks,
): Promise<TextPass> {
  const { file, compressed, convert, encoding, bomBytes } = source;
  const notes: string[] = [];
  const writer = keep && (convert || compressed) ? new BlobWriter() : null;
  const check = convert ? null : new Utf8Check();
  const nuls = new NulCount();
  const questions = new QuestionRuns();
  let sink: ByteSink = {
    push(chunk) {
      const marked = markedBytes(chunk);
      check?.push(chunk, marked.high);
      if (marked.nul) nuls.push(chunk);
      if (marked.question) questions.push(chunk);
      else questions.pass();
      reader.push(chunk);
      writer?.push(chunk);
    },
    end() {
      check?.end();
      reader.end();
      writer?.end();
    },
  };
  sink = convert ? transcodeInto(encoding, bomBytes, sink) : skipBytes(bomBytes, sink);
  if (compressed) {
    sink = gunzipInto(sink, (reason) =>
      notes.push(
        `The gzip stream is damaged or cut (${reason}); what comes after the damage is lost. Copy it again.`,
      ),
    );
  }
  await pump(file, sink, hooks);
  if (nuls.count > 0) {
    notes.push(`${nuls.count} NUL bytes stand in the values; they were kept as they are.`);
  }
  const content = writer ? writer.blob() : file;
  const again: StreamHooks = hooks.signal ? { signal: hooks.signal } : {};
  return {
    invalidUtf8: check?.invalid ?? false,
    hasQuestionRuns: questions.seen,
    notes,
    content,
    isFile: writer === null,
    rescan: (target) => pump(content, writer ? target : skipBytes(bomBytes, target), again),
  };
}

function skipBytes(count: number, sink: ByteSink): ByteSink {
  let skip = count;
  return {
    push(chunk) {
      const drop = Math.min(skip, chunk.length);
      skip -= drop;
      if (drop < chunk.length) sink.push(drop === 0 ? chunk : chunk.subarray(drop));
    },
    end: () => sink.end(),
  };
}

class Utf8Check {
  invalid = false;
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });
  #seenHigh = false;

  push(chunk: Uint8Array, hasHigh: boolean): void {
    if (this.invalid) return;
    this.#seenHigh ||= hasHigh;
    if (this.#seenHigh) this.#decode(chunk, true);
  }

  end(): void {
    if (this.#seenHigh && !this.invalid) this.#decode(new Uint8Array(0), false);
  }

  #decode(chunk: Uint8Array, stream: boolean): void {
    try {
      this.#decoder.decode(chunk, { stream });
    } catch {
      // A fatal decoder throws on the first byte that is not UTF-8: that is the answer asked for.
      this.invalid = true;
    }
  }
}

class NulCount {
  count = 0;
  push(chunk: Uint8Array): void {
    for (let at = chunk.indexOf(0); at >= 0; at = chunk.indexOf(0, at + 1)) this.count++;
  }
}
