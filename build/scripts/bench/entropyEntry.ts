import { measureTexts } from '../../../src/entropy/shannon';

declare global {
  var measureTextFile: (content: string) => { texts: number; ms: number };
}

/** Measures each line with the function the workbench uses. */
globalThis.measureTextFile = (content) => {
  const lines = content.split('\n').slice(0, -1);
  const encoder = new TextEncoder();
  const parts = lines.map((line) => encoder.encode(line));
  const offsets = new Int32Array(parts.length + 1);
  parts.forEach((part, i) => (offsets[i + 1] = (offsets[i] ?? 0) + part.length));
  const bytes = new Uint8Array(offsets[parts.length] ?? 0);
  parts.forEach((part, i) => bytes.set(part, offsets[i] ?? 0));
  const startedMs = performance.now();
  measureTexts(offsets, bytes);
  return { texts: lines.length, ms: performance.now() - startedMs };
};
