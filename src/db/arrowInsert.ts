import { Float64, Int32, Table, makeData, makeVector, tableToIPC } from 'apache-arrow';
import type { InsertColumn } from './db';

/** The columns as an Arrow IPC stream for the engine. */
export function ipcStreamOf(columns: readonly InsertColumn[]): Uint8Array {
  const vectors = columns.map((column) => [column.name, vectorOf(column)] as const);
  return tableToIPC(new Table(Object.fromEntries(vectors)), 'stream');
}

function vectorOf(column: InsertColumn) {
  if (column.type === 'integer') {
    return makeVector(makeData({ type: new Int32(), data: Int32Array.from(column.values) }));
  }
  return makeVector(makeData({ type: new Float64(), data: Float64Array.from(column.values) }));
}
