import { type Sql, ident, sql } from '../core/sqlText';
import type { Db, TextBatch } from '../db/db';
import { numberOf } from '../db/rowsOf';
import { ARGUMENT_ENTROPY, CREATE_ARGUMENT_ENTROPY } from '../schema/derivedTables';
import type { EntropyClient } from './client';
import { MeasuredRecords } from './measuredRecords';
import type { EntropyMeasures } from './protocol';

/** Batches at the worker at once: enough that it never waits for the engine, few enough to keep the copies small. */
const MAX_IN_FLIGHT = 4;

const ROWS_AN_INSERT = 131_072;

const COUNT: Sql = sql`select count(arguments)::bigint from process_logs`;
const ARGUMENTS: Sql = sql`
  select file_id, record::integer, arguments
  from process_logs
  where arguments is not null`;
const DROP: Sql = sql`drop table if exists ${ident(ARGUMENT_ENTROPY)}`;

export interface EntropyProgress {
  readonly measuredRecords: number;
  readonly totalRecords: number;
}

export interface EntropyOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: EntropyProgress) => void;
}

/** `records` counts those with arguments. */
export interface EntropyRun {
  readonly records: number;
  readonly ms: number;
}

interface InFlight {
  readonly keys: TextBatch['keys'];
  readonly rowCount: number;
  readonly measures: Promise<EntropyMeasures>;
}

/**
 * Fills `argument_entropy` from the arguments of `process_logs`, in place of what it held. When that fails or is aborted
 * the table is dropped, so that a part of the answer never passes for the whole. One run at a time.
 */
export async function computeArgumentEntropy(
  db: Db,
  client: EntropyClient,
  { signal, onProgress }: EntropyOptions = {},
): Promise<EntropyRun> {
  const startedMs = performance.now();
  const options = signal ? { signal } : {};
  const totalRecords = numberOf(await db.query(COUNT, options));
  const inFlight: InFlight[] = [];
  const measured = new MeasuredRecords(ROWS_AN_INSERT);
  let records = 0;

  async function insertHeld(): Promise<void> {
    if (measured.held > 0) await db.insertColumns(ARGUMENT_ENTROPY, measured.take());
  }

  async function settleOldest(): Promise<void> {
    const oldest = inFlight.shift();
    if (!oldest) return;
    const measures = await oldest.measures;
    if (measured.held + oldest.rowCount > measured.capacity) await insertHeld();
    measured.add(oldest.keys, measures);
    records += oldest.rowCount;
    onProgress?.({ measuredRecords: records, totalRecords });
  }

  async function send(batch: TextBatch): Promise<void> {
    const { offsets, bytes } = ownedCopy(batch);
    const measures = client.measure(offsets, bytes, signal);
    // It is awaited later; until then a failure must not count as unhandled.
    measures.catch(() => undefined);
    inFlight.push({ keys: batch.keys, rowCount: batch.rowCount, measures });
    if (inFlight.length >= MAX_IN_FLIGHT) await settleOldest();
  }

  try {
    await db.exec(CREATE_ARGUMENT_ENTROPY, options);
    await db.textBatches(ARGUMENTS, send, options);
    while (inFlight.length > 0) await settleOldest();
    await insertHeld();
  } catch (error) {
    // Fails only with a dead engine, whose tables are gone.
    await db.exec(DROP).catch(() => undefined);
    throw error;
  }
  return { records, ms: performance.now() - startedMs };
}

/** The engine's buffers live only until the callback ends, and a transfer would take them away. */
function ownedCopy({ rowCount, text }: TextBatch): {
  readonly offsets: Int32Array<ArrayBuffer>;
  readonly bytes: Uint8Array<ArrayBuffer>;
} {
  const first = text.offsets[0] ?? 0;
  const end = text.offsets[rowCount] ?? first;
  return {
    offsets: Int32Array.from(text.offsets.subarray(0, rowCount + 1), (offset) => offset - first),
    bytes: new Uint8Array(text.bytes.subarray(first, end)),
  };
}
