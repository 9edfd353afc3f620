/** Bytes of the mark that UTF-8 files begin with. */
export const MARK_BYTES = 3;

/** The bytes of a mark of UTF-8 at a place: 3, or 0 where there is none. */
export function markAt(bytes: Uint8Array, at: number): number {
  const isMark = bytes[at] === 0xef && bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf;
  return isMark ? MARK_BYTES : 0;
}
