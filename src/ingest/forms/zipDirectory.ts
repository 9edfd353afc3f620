/** One entry of a zip archive, as its directory tells. */
export interface ZipEntry {
  readonly name: string;
  readonly encrypted: boolean;
  /** 0 is stored, 8 is deflate. */
  readonly method: number;
  readonly crc32: number;
  readonly packedBytes: number;
  readonly bytes: number;
  /** Where its own header starts in the file. */
  readonly headerAt: number;
}

const END_SIGNATURE = 0x06054b50;
const END64_SIGNATURE = 0x06064b50;
const LOCATOR64_SIGNATURE = 0x07064b50;
const ENTRY_SIGNATURE = 0x02014b50;
const HEADER_SIGNATURE = 0x04034b50;

const END_BYTES = 22;
const LOCATOR64_BYTES = 20;
const MAX_COMMENT_BYTES = 0xffff;
const MAX_DIRECTORY_BYTES = 64 * 1024 * 1024;
const IN_ZIP64 = 0xffffffff;
const ZIP64_FIELD = 1;

/**
 * The entries of a zip archive by its directory, which stands at the end. Reading it instead of looking for headers
 * finds every member whole, also one that is a zip itself. Null when there is no directory: the file is cut or no zip.
 */
export async function zipDirectory(file: Blob): Promise<ZipEntry[] | null> {
  const tailAt = Math.max(0, file.size - END_BYTES - MAX_COMMENT_BYTES - LOCATOR64_BYTES);
  const tail = await view(file, tailAt, file.size);
  let end = tail.byteLength - END_BYTES;
  while (end >= 0 && tail.getUint32(end, true) !== END_SIGNATURE) end--;
  if (end < 0) return null;
  let size = tail.getUint32(end + 12, true);
  let start = tail.getUint32(end + 16, true);
  let endAt = tailAt + end;
  const locator = end - LOCATOR64_BYTES;
  if (locator >= 0 && tail.getUint32(locator, true) === LOCATOR64_SIGNATURE) {
    const end64At = Number(tail.getBigUint64(locator + 8, true));
    const end64 = await view(file, end64At, end64At + 56);
    if (end64.byteLength < 56 || end64.getUint32(0, true) !== END64_SIGNATURE) return null;
    size = Number(end64.getBigUint64(40, true));
    start = Number(end64.getBigUint64(48, true));
    endAt = end64At;
  }
  // Bytes before the archive, as of a self-extracting one, shift every position.
  const shift = endAt - size - start;
  if (shift < 0 || size > MAX_DIRECTORY_BYTES) return null;
  return entriesOf(await view(file, start + shift, endAt), shift);
}

/** The packed bytes of an entry; null when its header is not where the directory says. */
export async function packedMember(file: Blob, entry: ZipEntry): Promise<Blob | null> {
  const header = await view(file, entry.headerAt, entry.headerAt + 30);
  if (header.byteLength < 30 || header.getUint32(0, true) !== HEADER_SIGNATURE) return null;
  const start = entry.headerAt + 30 + header.getUint16(26, true) + header.getUint16(28, true);
  const packed = file.slice(start, start + entry.packedBytes);
  return packed.size === entry.packedBytes ? packed : null;
}

function entriesOf(directory: DataView, shift: number): ZipEntry[] | null {
  const entries: ZipEntry[] = [];
  let at = 0;
  while (at + 46 <= directory.byteLength) {
    if (directory.getUint32(at, true) !== ENTRY_SIGNATURE) return null;
    const flags = directory.getUint16(at + 8, true);
    const nameEnd = at + 46 + directory.getUint16(at + 28, true);
    const extraEnd = nameEnd + directory.getUint16(at + 30, true);
    const next = extraEnd + directory.getUint16(at + 32, true);
    if (next > directory.byteLength) return null;
    const long = zip64Values(directory, nameEnd, extraEnd);
    const take = (value: number): number => (value === IN_ZIP64 ? (long.shift() ?? value) : value);
    const bytes = take(directory.getUint32(at + 24, true));
    const packedBytes = take(directory.getUint32(at + 20, true));
    entries.push({
      name: nameText(directory, at + 46, nameEnd),
      encrypted: (flags & 1) !== 0,
      method: directory.getUint16(at + 10, true),
      crc32: directory.getUint32(at + 16, true),
      packedBytes,
      bytes,
      headerAt: take(directory.getUint32(at + 42, true)) + shift,
    });
    at = next;
  }
  return entries;
}

/** The 64-bit numbers that did not fit the entry, in its order: size, packed size, position. */
function zip64Values(directory: DataView, start: number, end: number): number[] {
  for (let at = start; at + 4 <= end;) {
    const size = directory.getUint16(at + 2, true);
    if (directory.getUint16(at, true) === ZIP64_FIELD) {
      const count = Math.min(Math.floor(size / 8), Math.floor((end - at - 4) / 8));
      return Array.from({ length: count }, (_, i) =>
        Number(directory.getBigUint64(at + 4 + 8 * i, true)),
      );
    }
    at += 4 + size;
  }
  return [];
}

/** UTF-8 where it is that, whatever the flags say; else the code page of Windows. */
function nameText(directory: DataView, start: number, end: number): string {
  const bytes = new Uint8Array(directory.buffer, directory.byteOffset + start, end - start);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // A fatal decoder throws on bytes that are not UTF-8.
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

async function view(file: Blob, start: number, end: number): Promise<DataView> {
  return new DataView(await file.slice(start, end).arrayBuffer());
}
