import { Gunzip } from 'fflate';
import { binaryKind, isGzip } from './binaryKind';
import { type ByteSink, type StreamHooks, gunzipInto, pump, sha256Of } from './byteStream';
import { DelimitedTable } from './delimitedTable';
import { type Encoding, type EncodingGuess, HighByteCensus, guessEncoding } from './encoding';
import { formOf } from './forms/formOf';
import { PackedTable } from './forms/packedTable';
import { packingOfTable } from './forms/packings';
import { RecordTable } from './forms/recordTable';
import { expandZip } from './forms/zipMembers';
import type { FilePreparer, PrepareHooks, PrepareOptions, Prepared, Refused } from './prepared';
import { type TextPass, type TextSource, readText } from './textPass';

const HEAD_BYTES = 256 * 1024;

/** Sniffs, counts and cleans a file in one or two streamed passes. Never rejects for what is in the file. */
export async function prepareFile(
  file: File,
  hooks: PrepareHooks,
  options: PrepareOptions = {},
): Promise<Prepared | Refused> {
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
  const text = utf8Head(head, guess);
  const form = formOf(text);
  if (form === 'foreign-xml') {
    return refused(
      'The file is XML without Windows events.',
      'Drop events as XML, or export it as CSV or JSON.',
      guess.encoding,
    );
  }
  const opening = form === 'delimited' ? openingOf(text, options) : null;
  const source: TextSource = { file, compressed, ...guess, convert: isUtf16 };
  const emptyTable = (): Reading['table'] => {
    if (form !== 'delimited') return new RecordTable(form);
    const packed = options.header ? null : packingOfTable(text);
    if (packed) return new PackedTable(packed);
    return new DelimitedTable(text, options, opening?.shapes);
  };
  const read = async (from: TextSource): Promise<Reading> => {
    const table = emptyTable();
    const outline = opening?.outline();
    const isPlain = !compressed && !from.convert && table instanceof DelimitedTable;
    let isHopeful = isPlain && outline !== null && outline !== undefined;
    if (isHopeful && outline) hooks.onOutline?.(outline);
    const pass = await readText(from, table, table instanceof DelimitedTable, {
      ...abortOnly(hooks),
      onBytes: (done) => {
        hooks.onProgress?.(done, table.records);
        if (!isHopeful || !(table instanceof DelimitedTable) || !table.isUnclean) return;
        isHopeful = false;
        hooks.onUnclean?.();
      },
    });
    return { encoding: from.encoding, table, pass };
  };
  let reading = await read(source);
  if (reading.pass.invalidUtf8 && guess.encoding === 'utf-8') {
    const census = await censusOf(file, compressed, hooks);
    const encoding = census.verdict();
    reading = await read({ ...source, encoding, bomBytes: 0, convert: true });
    reading.pass.notes.unshift(
      encoding === 'utf-8'
        ? `${census.invalidBytes} bytes are not valid UTF-8; they are shown as \uFFFD. The file was damaged before it came here.`
        : `The bytes are not UTF-8; they were read as ${encoding}.`,
    );
  }
  const table = await reading.table.finish(reading.pass);
  if (typeof table === 'string') return refused(table, 'Export it again.', reading.encoding);
  const { hasQuestionRuns } = reading.pass;
  return { kind: 'table', encoding: reading.encoding, compressed, hasQuestionRuns, ...table };
}

/** The whole records of a head, read by themselves. */
function openingOf(head: Uint8Array, options: PrepareOptions): DelimitedTable {
  const table = new DelimitedTable(head, options);
  table.push(head);
  return table;
}

interface Reading {
  readonly encoding: Encoding;
  readonly table: DelimitedTable | PackedTable | RecordTable;
  readonly pass: TextPass;
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

function abortOnly(hooks: PrepareHooks): StreamHooks {
  return hooks.signal ? { signal: hooks.signal } : {};
}

/** Prepares on the calling thread: the worker's own, or a test's. */
export const directPreparer: FilePreparer = {
  prepare: prepareFile,
  hash: (file, hooks) => sha256Of(file, abortOnly(hooks)),
  expand: expandZip,
};
