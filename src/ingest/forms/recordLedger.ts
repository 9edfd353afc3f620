import { CUT_MARK } from '../../core/cutText';
import { MAX_REJECTS_LISTED, type RejectedRecord } from '../sourceReport';

const MAX_RAW_CHARACTERS = 4_000;

/** Numbers the records of a file in order and keeps what was rejected. */
export class RecordLedger {
  records = 0;
  blank = 0;
  rejected = 0;
  readonly rejects: RejectedRecord[] = [];
  readonly #decoder = new TextDecoder();

  reject(bytes: Uint8Array, start: number, end: number, line: number, reason: string): void {
    this.records++;
    this.rejected++;
    if (this.rejects.length >= MAX_REJECTS_LISTED) return;
    const cut = Math.min(end, start + MAX_RAW_CHARACTERS);
    const text = this.#decoder.decode(bytes.subarray(start, cut)).trimEnd();
    const raw = text + (cut < end ? CUT_MARK : '');
    this.rejects.push({ record: this.records, line, reason, raw });
  }
}
