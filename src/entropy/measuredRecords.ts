import type { InsertColumn, TextBatch } from '../db/db';
import type { EntropyMeasures } from './protocol';

/** Rows of `argument_entropy` on their way to the engine, collected because an insert costs as much for 1 row as for 10,000. */
export class MeasuredRecords {
  readonly #fileId: Int32Array;
  readonly #record: Int32Array;
  readonly #entropy: Float64Array;
  readonly #length: Int32Array;
  readonly #base64Run: Int32Array;
  #held = 0;

  constructor(readonly capacity: number) {
    this.#fileId = new Int32Array(capacity);
    this.#record = new Int32Array(capacity);
    this.#entropy = new Float64Array(capacity);
    this.#length = new Int32Array(capacity);
    this.#base64Run = new Int32Array(capacity);
  }

  get held(): number {
    return this.#held;
  }

  /** Takes the measures of one batch, whose keys are file and record. The caller sees to it that they fit. */
  add([fileIds, records]: TextBatch['keys'], measures: EntropyMeasures): void {
    if (!fileIds || !records) throw new TypeError('Keys of a batch must be file and record.');
    this.#fileId.set(fileIds, this.#held);
    this.#record.set(records, this.#held);
    this.#entropy.set(measures.entropy, this.#held);
    this.#length.set(measures.length, this.#held);
    this.#base64Run.set(measures.base64Run, this.#held);
    this.#held += fileIds.length;
  }

  /** What is held, as columns of `argument_entropy`; afterwards nothing is. They stay valid until the next `add`. */
  take(): InsertColumn[] {
    const end = this.#held;
    this.#held = 0;
    return [
      { name: 'file_id', type: 'integer', values: this.#fileId.subarray(0, end) },
      { name: 'record', type: 'integer', values: this.#record.subarray(0, end) },
      { name: 'entropy', type: 'double', values: this.#entropy.subarray(0, end) },
      { name: 'length', type: 'integer', values: this.#length.subarray(0, end) },
      { name: 'base64_run', type: 'integer', values: this.#base64Run.subarray(0, end) },
    ];
  }
}
