import type { RecordBatch, Schema, Vector } from 'apache-arrow';
import { cellOf } from './arrowCell';
import { sqlTypeOf } from './arrowType';
import type { CellValue, ResultColumn, Rows } from './db';

/** Rows over Arrow batches. The batches stay private; columns come from the schema, so none is lost when there are no rows. */
export function rowsOfBatches(
  schema: Schema,
  batches: readonly RecordBatch[],
  maxRows: number,
): Rows {
  const starts: number[] = [];
  let total = 0;
  for (const batch of batches) {
    starts.push(total);
    total += batch.numRows;
  }
  const rowCount = Math.min(total, maxRows);
  const columns: ResultColumn[] = schema.fields.map((field) => ({
    name: field.name,
    sqlType: sqlTypeOf(field.type),
  }));
  const vectors = new Map<string, Vector>();

  function vectorOf(batchIndex: number, column: number): Vector {
    const key = `${batchIndex}:${column}`;
    const known = vectors.get(key);
    if (known) return known;
    const vector = batches[batchIndex]?.getChildAt(column);
    if (!vector) throw new RangeError(`No column ${column}`);
    vectors.set(key, vector);
    return vector;
  }

  return {
    columns,
    rowCount,
    truncated: total > maxRows,
    cell(row: number, column: number): CellValue {
      if (row < 0 || row >= rowCount) throw new RangeError(`No row ${row} of ${rowCount}`);
      const batchIndex = lastAtOrBelow(starts, row);
      return cellOf(vectorOf(batchIndex, column), row - (starts[batchIndex] ?? 0));
    },
  };
}

function lastAtOrBelow(starts: readonly number[], row: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= row) low = middle;
    else high = middle - 1;
  }
  return low;
}
