import type { EntropyRequest } from '../protocol';

/** Texts laid out as the worker takes them. */
export function buffersOf(texts: readonly string[]): Pick<EntropyRequest, 'offsets' | 'bytes'> {
  const encoded = texts.map((text) => new TextEncoder().encode(text));
  const offsets = new Int32Array(texts.length + 1);
  encoded.forEach((text, i) => {
    offsets[i + 1] = (offsets[i] ?? 0) + text.length;
  });
  const bytes = new Uint8Array(offsets[texts.length] ?? 0);
  encoded.forEach((text, i) => bytes.set(text, offsets[i]));
  return { offsets, bytes };
}
