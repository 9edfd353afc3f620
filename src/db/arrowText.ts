import { DataType, type RecordBatch, type Vector } from 'apache-arrow';
import type { TextBatch } from './db';

/** The buffers of a batch whose first columns are integers and whose last column is VARCHAR. @throws TypeError otherwise. */
export function textBatchOf(batch: RecordBatch): TextBatch {
  const last = batch.numCols - 1;
  const keys = Array.from({ length: last }, (_, i) => numbersOf(columnOf(batch, i)));
  const vector = columnOf(batch, last);
  if (!DataType.isUtf8(vector.type)) throw new TypeError('The last column must be VARCHAR.');
  const data = vector.data[0];
  if (!data) throw new TypeError('A batch without data.');
  return {
    rowCount: batch.numRows,
    keys,
    text: {
      offsets: data.valueOffsets,
      bytes: data.values as Uint8Array,
      isNull: (row) => !data.getValid(row),
    },
  };
}

function columnOf(batch: RecordBatch, index: number): Vector {
  const vector = batch.getChildAt(index);
  if (!vector) throw new TypeError(`No column ${index} in the batch.`);
  return vector;
}

function numbersOf(vector: Vector): Float64Array {
  const numbers = new Float64Array(vector.length);
  for (let i = 0; i < numbers.length; i++) numbers[i] = Number(vector.get(i));
  return numbers;
}
