import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { PagePart } from './pagePart';

const require = createRequire(import.meta.url);

/** The engine's worker script and its wasm, exactly as the package ships them. */
export function duckdbFiles(): readonly PagePart[] {
  const dist = path.dirname(require.resolve('@duckdb/duckdb-wasm'));
  return [
    { id: 'engine-worker', bytes: readFileSync(path.join(dist, 'duckdb-browser-eh.worker.js')) },
    { id: 'engine-wasm', bytes: readFileSync(path.join(dist, 'duckdb-eh.wasm')) },
  ];
}
