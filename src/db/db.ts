import type { Sql } from '../core/sqlText';

/** A value of a result, converted by the column's type: times are ISO 8601 UTC text, integers numbers when safe. */
export type CellValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | readonly CellValue[]
  | { readonly [key: string]: CellValue };

export interface ResultColumn {
  readonly name: string;
  readonly sqlType: string;
}

/** A result. An empty one keeps its columns. `truncated` says that `maxRows` cut it. */
export interface Rows {
  readonly columns: readonly ResultColumn[];
  readonly rowCount: number;
  readonly truncated: boolean;
  cell(row: number, column: number): CellValue;
}

export interface QueryOptions {
  readonly signal?: AbortSignal;
  readonly maxRows?: number;
}

/** A text column of a batch: value i is `bytes[offsets[i]..offsets[i+1]]` in UTF-8; null where `isNull(i)`. */
export interface TextColumn {
  readonly offsets: Int32Array;
  readonly bytes: Uint8Array;
  isNull(row: number): boolean;
}

/** A batch of a streamed query: the first columns are integers, the last one is text. Buffers live until `onBatch` settles. */
export interface TextBatch {
  readonly rowCount: number;
  readonly keys: readonly Float64Array[];
  readonly text: TextColumn;
}

export interface InsertColumn {
  readonly name: string;
  readonly type: 'double' | 'integer';
  readonly values: Float64Array | Float32Array | Int32Array;
}

export type EngineStep =
  | 'unpacking the engine'
  | 'starting the worker'
  | 'compiling the engine'
  | 'opening the database'
  | 'locking the sandbox'
  | 'ready';

export type EngineStatus =
  | { readonly state: 'idle' }
  | { readonly state: 'starting'; readonly step: EngineStep; readonly sinceMs: number }
  | { readonly state: 'ready'; readonly engine: string; readonly startedInMs: number }
  | { readonly state: 'dead'; readonly reason: string }
  | { readonly state: 'closed' };

/** The catalog a table lives in: `ir` is plain memory, `packed` is compressed memory. */
export type Catalog = 'ir' | 'packed';

/**
 * The engine. Every promise settles: with rows, with `AbortError` when its signal aborts or the engine is closed,
 * or with `EngineDiedError` when the worker dies. A query that fails leaves the engine usable.
 */
export interface Db {
  readonly status: EngineStatus;
  onStatus(listener: (status: EngineStatus) => void): () => void;
  start(): Promise<void>;
  query(sql: Sql, options?: QueryOptions): Promise<Rows>;
  exec(sql: Sql, options?: Pick<QueryOptions, 'signal'>): Promise<void>;
  /** Statements on one connection, in order: what needs temporary tables in common. */
  session<T>(work: (session: DbSession) => Promise<T>, signal?: AbortSignal): Promise<T>;
  textBatches(
    sql: Sql,
    onBatch: (batch: TextBatch) => Promise<void>,
    options?: Pick<QueryOptions, 'signal'>,
  ): Promise<void>;
  insertColumns(table: string, columns: readonly InsertColumn[]): Promise<void>;
  /** Makes a file readable as `ir/<name>`; the name must not be in use. */
  registerFile(name: string, file: Blob): Promise<void>;
  dropFile(name: string): Promise<void>;
  /** Bytes of memory held by tables and caches. */
  memoryBytes(): Promise<number>;
  restart(): Promise<void>;
  close(): Promise<void>;
}

export interface DbSession {
  query(sql: Sql, options?: Pick<QueryOptions, 'maxRows'>): Promise<Rows>;
}

/** The worker stopped; tables are gone. `restart()` gives a new, empty engine. */
export class EngineDiedError extends Error {
  override readonly name = 'EngineDiedError';
}
