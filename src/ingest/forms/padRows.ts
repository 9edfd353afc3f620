const LF = 10;
const QUOTE = 34;
const COMMA = 44;

/** Gives every row of a CSV the same number of values, by adding empty ones at its end. No row may have more. */
export function padRows(bytes: Uint8Array, columns: number): Uint8Array<ArrayBuffer> {
  let out = new Uint8Array(bytes.length + 64 * 1024);
  let used = 0;
  let copied = 0;
  let values = 1;
  let inQuotes = false;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === QUOTE) inQuotes = !inQuotes;
    else if (inQuotes) continue;
    else if (byte === COMMA) values++;
    else if (byte === LF) {
      const missing = columns - values;
      const size = at - copied + missing + 1;
      if (used + size > out.length) out = grown(out, used + size + bytes.length - at);
      out.set(bytes.subarray(copied, at), used);
      out.fill(COMMA, used + at - copied, used + size - 1);
      out[used + size - 1] = LF;
      used += size;
      copied = at + 1;
      values = 1;
    }
  }
  return out.subarray(0, used);
}

function grown(bytes: Uint8Array, atLeast: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.max(2 * bytes.length, atLeast));
  larger.set(bytes);
  return larger;
}
