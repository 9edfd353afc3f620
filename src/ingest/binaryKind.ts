const MAGIC: readonly (readonly [kind: string, bytes: readonly number[]])[] = [
  ['a PNG image', [0x89, 0x50, 0x4e, 0x47]],
  ['a JPEG image', [0xff, 0xd8, 0xff]],
  ['a GIF image', [0x47, 0x49, 0x46, 0x38]],
  ['a PDF document', [0x25, 0x50, 0x44, 0x46]],
  ['a Windows event log (.evtx)', [0x45, 0x6c, 0x66, 0x46, 0x69, 0x6c, 0x65, 0x00]],
  ['a Parquet file', [0x50, 0x41, 0x52, 0x31]],
  ['an SQLite database', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66]],
  ['a Windows program', [0x4d, 0x5a]],
  ['a Linux program', [0x7f, 0x45, 0x4c, 0x46]],
  ['a zip archive or Office document', [0x50, 0x4b, 0x03, 0x04]],
  ['a 7-Zip archive', [0x37, 0x7a, 0xbc, 0xaf]],
  ['an old Office document', [0xd0, 0xcf, 0x11, 0xe0]],
];

/** What the bytes are if they are not text, in words; null for text. UTF-16 must be told apart before. */
export function binaryKind(head: Uint8Array): string | null {
  for (const [kind, bytes] of MAGIC) {
    if (bytes.every((byte, i) => head[i] === byte)) return kind;
  }
  const sample = head.subarray(0, 65_536);
  let odd = 0;
  for (const byte of sample) {
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 0x1b)) odd++;
  }
  return sample.length > 0 && odd / sample.length > 0.1 ? 'binary data' : null;
}

export function isGzip(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b;
}
