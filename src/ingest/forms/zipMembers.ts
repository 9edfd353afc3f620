import { Inflate } from 'fflate';
import { createCRC32 } from 'hash-wasm';
import { BlobWriter, pump } from '../byteStream';
import type { Expanded, PrepareHooks, RefusedMember } from '../prepared';
import { type ZipEntry, packedMember, zipDirectory } from './zipDirectory';

const STORED = 0;
const DEFLATED = 8;

/** What packs tighter than this, beyond this size, is made to fill a disk and not to be read. */
const MAX_RATIO = 200;
const RATIO_FREE_BYTES = 10 * 1024 * 1024;
const MAX_TOTAL_BYTES = 4 * 1024 * 1024 * 1024;

/** Every Office document is a zip with this in it. */
const OFFICE_MARK = '[Content_Types].xml';

const TOO_LARGE = 'the archive holds more than 4 GB; unpack it and drop what is needed';
const BOMB =
  'it unpacks to more than 200 times its size, as archives do that are made to do harm; unpack it elsewhere if it is wanted';
const DAMAGED = 'it is damaged; copy the archive again';

/** Whether a file is a zip archive by its first bytes; an empty one has no header before its directory. */
export async function isZip(file: Blob): Promise<boolean> {
  const [p, k, a, b] = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  return p === 0x50 && k === 0x4b && ((a === 3 && b === 4) || (a === 5 && b === 6));
}

/**
 * The files in a zip archive, named `archive.zip/folder/member.csv`, and what could not be taken from it, in words.
 * Folders and the resource forks of macOS are no members.
 */
export async function expandZip(file: File, hooks: PrepareHooks): Promise<Expanded> {
  const nothing = (reason: string): Expanded => ({
    files: [],
    refused: [{ name: file.name, bytes: file.size, reason }],
  });
  const entries = await zipDirectory(file);
  if (!entries) {
    return nothing('The zip archive has no directory at its end: it is cut. Copy it again.');
  }
  if (entries.some((entry) => entry.name === OFFICE_MARK)) {
    return nothing(
      'The file is an Office document, not a table of text. Save the sheet as CSV and drop that.',
    );
  }
  const members = entries.filter(
    ({ name }) => !name.endsWith('/') && !name.startsWith('__MACOSX/'),
  );
  if (members.length === 0) return nothing('The zip archive is empty. Export it again.');
  const files: File[] = [];
  const refused: RefusedMember[] = [];
  let total = 0;
  for (const entry of members) {
    const name = `${file.name}/${entry.name}`;
    const content = await unpack(file, entry, MAX_TOTAL_BYTES - total, hooks);
    if (typeof content === 'string') {
      refused.push({ name, bytes: entry.bytes, reason: `It was not unpacked: ${content}.` });
    } else {
      total += content.size;
      files.push(new File([content], name));
    }
  }
  return { files, refused };
}

/** The content of a member, or why there is none. */
async function unpack(
  file: File,
  entry: ZipEntry,
  roomBytes: number,
  hooks: PrepareHooks,
): Promise<Blob | string> {
  if (entry.encrypted) return 'it is encrypted; unpack it with its password and drop the files';
  if (entry.method !== STORED && entry.method !== DEFLATED) {
    return `it is packed by method ${entry.method}, which is not supported; unpack it elsewhere`;
  }
  if (entry.bytes > roomBytes) return TOO_LARGE;
  if (isBomb(entry.bytes, entry.packedBytes)) return BOMB;
  const packed = await packedMember(file, entry);
  if (!packed) return DAMAGED;
  const content = await (entry.method === STORED
    ? checked(packed, entry, hooks)
    : inflated(packed, entry, hooks));
  if (typeof content !== 'string' && (await isZip(content))) {
    return 'it is an archive inside an archive; unpack it and drop the files';
  }
  return content;
}

async function checked(packed: Blob, entry: ZipEntry, hooks: PrepareHooks): Promise<Blob | string> {
  const crc = await createCRC32();
  crc.init();
  await pump(
    packed,
    { push: (chunk) => crc.update(chunk), end: () => undefined },
    pumpHooks(entry, hooks),
  );
  return isIntact(crc.digest('hex'), packed.size, entry) ? packed : DAMAGED;
}

async function inflated(
  packed: Blob,
  entry: ZipEntry,
  hooks: PrepareHooks,
): Promise<Blob | string> {
  const crc = await createCRC32();
  crc.init();
  const writer = new BlobWriter();
  let bytes = 0;
  let fault = '';
  const inflate = new Inflate((chunk) => {
    bytes += chunk.length;
    if (bytes > entry.bytes) fault = isBomb(bytes, entry.packedBytes) ? BOMB : DAMAGED;
    if (fault !== '') return;
    crc.update(chunk);
    writer.push(chunk);
  });
  const feed = (chunk: Uint8Array, last: boolean): void => {
    if (fault !== '') return;
    try {
      inflate.push(chunk, last);
    } catch {
      // The stream is broken; the sentence about it needs no more than that.
      fault = DAMAGED;
    }
  };
  await pump(
    packed,
    { push: (chunk) => feed(chunk, false), end: () => feed(new Uint8Array(0), true) },
    pumpHooks(entry, hooks),
  );
  if (fault !== '') return fault;
  return isIntact(crc.digest('hex'), bytes, entry) ? writer.blob() : DAMAGED;
}

function isBomb(bytes: number, packedBytes: number): boolean {
  return bytes > RATIO_FREE_BYTES && bytes > MAX_RATIO * packedBytes;
}

function isIntact(crc32: string, bytes: number, entry: ZipEntry): boolean {
  return bytes === entry.bytes && parseInt(crc32, 16) === entry.crc32;
}

function pumpHooks(entry: ZipEntry, hooks: PrepareHooks) {
  return {
    ...(hooks.signal ? { signal: hooks.signal } : {}),
    onBytes: (done: number) => hooks.onProgress?.(entry.headerAt + done, 0),
  };
}
