import { Gunzip } from 'fflate';
import { binaryKind, isGzip } from './binaryKind';
import {
  BlobWriter,
  type ByteSink,
  type StreamHooks,
  gunzipInto,
  pump,
  sha256Of,
  transcodeInto,
} from './byteStream';
import { guessDialect } from './dialect';
import { type Encoding, type EncodingGuess, HighByteCensus, guessEncoding } from './encoding';
import type { FilePreparer, PrepareHooks, Prepared, Refused } from './prepared';
import { RecordScanner } from './recordScanner';
import { Tally } from './tally';

const HEAD_BYTES = 256 * 1024;
const LF = 10;

/** Sniffs, counts and cleans a file in one or two streamed passes. Never rejects for what is in the file. */
export async function prepareFile(file: File, hooks: PrepareHooks): Promise<Prepared | Refused> {
  const raw = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  const compressed = isGzip(raw);
  const refused = (what: string, todo: string, encoding: Encoding | 'none' = 'none'): Refused => ({
    kind: 'refused',
    encoding,
    compressed,
    what,
    todo,
  });
  if (file.size === 0) return refused('The file is empty.', 'Export it again.');
  const head = compressed ? inflatedHead(raw) : raw;
  if (head.length === 0) {
    return refused('The gzip stream holds nothing that can be read.', 'Copy or export it again.');
  }
  const guess = guessEncoding(head);
  const isUtf16 = guess.encoding.startsWith('utf-16');
  const kind = isUtf16 ? null : binaryKind(head);
  if (kind !== null) {
    return refused(`The file is ${kind}, not a table of text.`, 'Drop the CSV or TSV export.');
  }
  let pass = await scanPass(file, compressed, guess, head, hooks);
  if (pass.invalidUtf8 && guess.encoding === 'utf-8') {
    const census = await censusOf(file, compressed, hooks);
    const encoding = census.verdict();
    pass = await scanPass(file, compressed, { encoding, bomBytes: 0 }, head, hooks, true);
    pass.notes.unshift(
      encoding === 'utf-8'
        ? `${census.invalidBytes} bytes are not valid UTF-8; they are shown as \uFFFD. The file was damaged before it came here.`
        : `The bytes are not UTF-8; they were read as ${encoding}.`,
    );
  }
  return finish(pass, compressed, refused);
}

interface Pass {
  readonly encoding: Encoding;
  readonly tally: Tally;
  readonly dialect: { readonly delimiter: number; readonly quote: number | null };
  /** UTF-8 for the engine, with the header, as far as no cleaning is needed. */
  readonly content: Blob;
  readonly invalidUtf8: boolean;
  readonly notes: string[];
  readonly rescan: (sink: ByteSink) => Promise<void>;
}

async function scanPass(
  file: File,
  compressed: boolean,
  guess: EncodingGuess,
  head: Uint8Array,
  hooks: PrepareHooks,
  convert = guess.encoding.startsWith('utf-16'),
): Promise<Pass> {
  const notes: string[] = [];
  const dialect = guessDialect(utf8Head(head, guess));
  const tally = new Tally(dialect);
  const scanner = new RecordScanner(dialect, tally);
  const writer = convert || compressed ? new BlobWriter() : null;
  const check = convert ? null : new Utf8Check();
  const nuls = new NulCount();
  let sink: ByteSink = {
    push(chunk) {
      check?.push(chunk);
      nuls.push(chunk);
      scanner.push(chunk);
      writer?.push(chunk);
    },
    end() {
      check?.end();
      scanner.finish();
      writer?.end();
    },
  };
  sink = convert
    ? transcodeInto(guess.encoding, guess.bomBytes, sink)
    : skipBytes(guess.bomBytes, sink);
  if (compressed) {
    sink = gunzipInto(sink, (reason) =>
      notes.push(
        `The gzip stream is damaged or cut (${reason}); what comes after the damage is lost. Copy it again.`,
      ),
    );
  }
  await pump(
    file,
    sink,
    streamHooks(hooks, () => tally.records),
  );
  if (nuls.count > 0) {
    notes.push(`${nuls.count} NUL bytes stand in the values; they were kept as they are.`);
  }
  const content = writer ? writer.blob() : file;
  return {
    encoding: guess.encoding,
    tally,
    dialect,
    content,
    invalidUtf8: check?.invalid ?? false,
    notes,
    rescan: (target) =>
      pump(content, writer ? target : skipBytes(guess.bomBytes, target), abortOnly(hooks)),
  };
}

async function finish(
  pass: Pass,
  compressed: boolean,
  refused: (what: string, todo: string, encoding: Encoding) => Refused,
): Promise<Prepared | Refused> {
  const { tally, dialect, notes, encoding } = pass;
  if (tally.header === null) {
    return refused('The file holds only blank lines.', 'Export it again.', encoding);
  }
  if (tally.headerFault !== 'none') {
    notes.push('The header line has a broken quote; its names were read as well as they could be.');
  }
  const clean = tally.needsCleaning ? await cleanCopy(pass) : null;
  return {
    kind: 'table',
    encoding,
    compressed,
    dialect,
    header: tally.header,
    sample: tally.sample,
    records: tally.records,
    blank: tally.blank,
    rejectedRecords: tally.rejectedRecords,
    rejects: tally.rejects,
    content: clean ?? pass.content,
    contentHasHeader: clean === null,
    notes,
  };
}

/** The good records alone, one a line, as the engine's reader takes them without fail. */
async function cleanCopy(pass: Pass): Promise<Blob> {
  const writer = new BlobWriter();
  const tally = new Tally(pass.dialect, (bytes, start, end) => {
    const line = new Uint8Array(end - start + 1);
    line.set(bytes.subarray(start, end));
    line[end - start] = LF;
    writer.pushOwned(line);
  });
  const scanner = new RecordScanner(pass.dialect, tally);
  await pass.rescan({ push: (chunk) => scanner.push(chunk), end: () => scanner.finish() });
  return writer.blob();
}

function utf8Head(head: Uint8Array, guess: EncodingGuess): Uint8Array {
  const body = head.subarray(guess.bomBytes);
  if (!guess.encoding.startsWith('utf-16')) return body;
  return new TextEncoder().encode(new TextDecoder(guess.encoding).decode(body));
}

function inflatedHead(raw: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  const inflate = new Gunzip((chunk) => void parts.push(chunk));
  try {
    inflate.push(raw, false);
  } catch {
    // A broken stream: what came out before the damage is still the head.
    return concat(parts);
  }
  return concat(parts);
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

async function censusOf(
  file: File,
  compressed: boolean,
  hooks: PrepareHooks,
): Promise<HighByteCensus> {
  const census = new HighByteCensus();
  const sink: ByteSink = { push: (chunk) => census.add(chunk), end: () => undefined };
  await pump(file, compressed ? gunzipInto(sink, () => undefined) : sink, abortOnly(hooks));
  return census;
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

  push(chunk: Uint8Array): void {
    if (this.invalid) return;
    this.#seenHigh ||= hasHighByte(chunk);
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

function hasHighByte(chunk: Uint8Array): boolean {
  let seen = 0;
  for (const byte of chunk) seen |= byte;
  return seen >= 0x80;
}

class NulCount {
  count = 0;
  push(chunk: Uint8Array): void {
    for (let at = chunk.indexOf(0); at >= 0; at = chunk.indexOf(0, at + 1)) this.count++;
  }
}

function streamHooks(hooks: PrepareHooks, records: () => number): StreamHooks {
  return {
    ...abortOnly(hooks),
    onBytes: (done) => hooks.onProgress?.(done, records()),
  };
}

function abortOnly(hooks: PrepareHooks): StreamHooks {
  return hooks.signal ? { signal: hooks.signal } : {};
}

/** Prepares on the calling thread: the worker's own, or a test's. */
export const directPreparer: FilePreparer = {
  prepare: prepareFile,
  hash: (file, hooks) => sha256Of(file, abortOnly(hooks)),
};
