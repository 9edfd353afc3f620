import { countText } from '../../core/countText';
import type { Packing } from './packedText';

/** Counts the records whose packed texts could not be read. */
export class UnreadNotes {
  #count = 0;
  #first = 0;

  add(record: number): void {
    if (this.#count++ === 0) this.#first = record;
  }

  /** What the analyst should know of the packed texts of a file. */
  sentences(
    { note, unread: [fault, outcome] }: Pick<Packing, 'note' | 'unread'>,
    records: number,
  ): string[] {
    if (this.#count === 0) return [note];
    return [
      note,
      `${countText(this.#count)} of ${countText(records)} records ${fault} (first: record ${this.#first}); ${outcome}`,
    ];
  }
}
