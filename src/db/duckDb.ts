import type { AsyncDuckDB, AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';
import { DataType, type RecordBatch, type Schema } from 'apache-arrow';
import { abortError, errorText } from '../core/analystError';
import { type Sql, ident, sql, trustedSql } from '../core/sqlText';
import { ipcStreamOf } from './arrowInsert';
import { rowsOfBatches } from './arrowRows';
import { textBatchOf } from './arrowText';
import {
  type Db,
  type DbSession,
  EngineDiedError,
  type EngineStatus,
  type EngineStep,
  type InsertColumn,
  type QueryOptions,
  type Rows,
  type TextBatch,
} from './db';
import type { EngineHost, RunningEngine } from './engineHost';
import { Lifeline } from './lifeline';
import { numberOf } from './rowsOf';
import { CONNECTION_SETUP, FILE_PREFIX, SANDBOX } from './sandbox';

/** Start-up takes 2 to 3 s on a laptop; a worker that says nothing for this long will never answer. */
const START_WATCHDOG_MS = 60_000;

interface Live {
  readonly running: RunningEngine;
  readonly lifeline: Lifeline;
  readonly idle: AsyncDuckDBConnection[];
}

/** DuckDB-WASM behind the `Db` interface; the same class runs in the page and in the tests. */
export class DuckDb implements Db {
  #status: EngineStatus = { state: 'idle' };
  #live: Live | null = null;
  #starting: Promise<void> | null = null;
  readonly #listeners = new Set<(status: EngineStatus) => void>();

  constructor(
    private readonly host: EngineHost,
    private readonly nowMs: () => number,
  ) {}

  get status(): EngineStatus {
    return this.#status;
  }

  onStatus(listener: (status: EngineStatus) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  start(): Promise<void> {
    this.#starting ??= this.#boot().catch((error: unknown) => {
      this.#starting = null;
      throw error;
    });
    return this.#starting;
  }

  async query(text: Sql, options: QueryOptions = {}): Promise<Rows> {
    return this.#withConnection(
      (live, connection) => collect(live, connection, text, options.maxRows),
      options.signal,
    );
  }

  async exec(text: Sql, options: Pick<QueryOptions, 'signal'> = {}): Promise<void> {
    await this.query(text, { ...options, maxRows: 0 });
  }

  async session<T>(work: (session: DbSession) => Promise<T>, signal?: AbortSignal): Promise<T> {
    return this.#withConnection(
      (live, connection) =>
        work({ query: (text, options) => collect(live, connection, text, options?.maxRows) }),
      signal,
      'discard',
    );
  }

  async textBatches(
    text: Sql,
    onBatch: (batch: TextBatch) => Promise<void>,
    options: Pick<QueryOptions, 'signal'> = {},
  ): Promise<void> {
    await this.#withConnection(async (live, connection) => {
      const { batches } = await openStream(live, connection, text);
      for await (const batch of batches) {
        if (options.signal?.aborted) throw abortError();
        if (batch.numRows > 0) await onBatch(textBatchOf(batch));
      }
    }, options.signal);
  }

  async insertColumns(table: string, columns: readonly InsertColumn[]): Promise<void> {
    await this.#withConnection(async (live, connection) => {
      const options = { name: table, schema: 'main', create: false };
      await live.lifeline.guard(connection.insertArrowFromIPCStream(ipcStreamOf(columns), options));
    });
  }

  async registerFile(name: string, file: Blob): Promise<void> {
    const live = await this.#alive();
    await live.lifeline.guard(
      this.host.registerFile(live.running.engine, FILE_PREFIX + name, file),
    );
  }

  async dropFile(name: string): Promise<void> {
    const live = await this.#alive();
    await live.lifeline.guard(live.running.engine.dropFile(FILE_PREFIX + name));
  }

  async memoryBytes(): Promise<number> {
    const rows = await this.query(
      sql`select coalesce(sum(memory_usage_bytes), 0)::bigint from duckdb_memory()`,
    );
    return numberOf(rows);
  }

  async restart(): Promise<void> {
    this.#kill(new EngineDiedError('The engine was restarted.'));
    this.#starting = null;
    await this.start();
  }

  async close(): Promise<void> {
    this.#kill(abortError('The engine was closed.'));
    this.#starting = Promise.reject(abortError('The engine was closed.'));
    this.#starting.catch(() => undefined);
    this.#setStatus({ state: 'closed' });
  }

  async #boot(): Promise<void> {
    const startedAt = this.nowMs();
    const lifeline = new Lifeline();
    const onStep = (step: EngineStep): void =>
      this.#setStatus({ state: 'starting', step, sinceMs: startedAt });
    const onDeath = (reason: string): void => {
      if (!lifeline.cut(new EngineDiedError(`The engine stopped: ${reason}`))) return;
      if (this.#live?.lifeline === lifeline) this.#live = null;
      this.#setStatus({ state: 'dead', reason });
    };
    const watchdog = setTimeout(
      () => onDeath('it did not answer while starting.'),
      START_WATCHDOG_MS,
    );
    try {
      onStep('unpacking the engine');
      const running = await lifeline.guard(this.host.boot({ onStep, onDeath }));
      onStep('opening the database');
      await lifeline.guard(running.engine.open({ path: ':memory:', query: {} }));
      onStep('locking the sandbox');
      const connection = await lifeline.guard(running.engine.connect());
      for (const setting of SANDBOX) await lifeline.guard(connection.query(setting));
      const version = await lifeline.guard(running.engine.getVersion());
      this.#live = { running, lifeline, idle: [connection] };
      this.#setStatus({
        state: 'ready',
        engine: `DuckDB ${version}`,
        startedInMs: this.nowMs() - startedAt,
      });
    } catch (error) {
      if (this.#status.state !== 'dead' && this.#status.state !== 'closed') {
        onDeath(errorText(error));
      }
      throw error;
    } finally {
      clearTimeout(watchdog);
    }
  }

  async #alive(): Promise<Live> {
    await this.start();
    if (!this.#live) {
      if (this.#status.state === 'closed') throw abortError('The engine was closed.');
      const reason = this.#status.state === 'dead' ? this.#status.reason : this.#status.state;
      throw new EngineDiedError(`The engine is not running: ${reason}`);
    }
    return this.#live;
  }

  async #withConnection<T>(
    work: (live: Live, connection: AsyncDuckDBConnection) => Promise<T>,
    signal?: AbortSignal,
    afterwards: 'keep' | 'discard' = 'keep',
  ): Promise<T> {
    if (signal?.aborted) throw abortError();
    const live = await this.#alive();
    const connection = live.idle.pop() ?? (await openConnection(live));
    const cancel = (): void => void connection.cancelSent().catch(() => undefined);
    signal?.addEventListener('abort', cancel);
    let reusable = afterwards === 'keep';
    try {
      if (signal?.aborted) throw abortError();
      return await work(live, connection);
    } catch (error) {
      reusable = false;
      if (signal?.aborted) throw abortError();
      if (isFatal(error)) this.#die(live, errorText(error));
      throw error;
    } finally {
      signal?.removeEventListener('abort', cancel);
      if (reusable) live.idle.push(connection);
      else await discard(live, connection);
    }
  }

  /** A WebAssembly abort leaves the module unusable although its worker lives. */
  #die(live: Live, reason: string): void {
    live.lifeline.cut(new EngineDiedError(`The engine stopped: ${reason}`));
    live.running.terminate();
    if (this.#live === live) this.#live = null;
    this.#setStatus({ state: 'dead', reason });
  }

  #kill(reason: Error): void {
    const live = this.#live;
    this.#live = null;
    live?.lifeline.cut(reason);
    live?.running.terminate();
  }

  #setStatus(status: EngineStatus): void {
    this.#status = status;
    for (const listener of this.#listeners) listener(status);
  }
}

function isFatal(error: unknown): boolean {
  const text = errorText(error);
  return (
    error instanceof WebAssembly.RuntimeError ||
    /memory access out of bounds|unreachable|Aborted\(|database has been invalidated|null function|signature mismatch|table index is out of bounds/.test(
      text,
    )
  );
}

async function openConnection(live: Live): Promise<AsyncDuckDBConnection> {
  const engine: AsyncDuckDB = live.running.engine;
  const connection = await live.lifeline.guard(engine.connect());
  await live.lifeline.guard(connection.query(CONNECTION_SETUP));
  return connection;
}

/** A cancelled statement leaves its transaction open, and what it was about to create locked, until it is rolled back. */
async function discard(live: Live, connection: AsyncDuckDBConnection): Promise<void> {
  await live.lifeline.guard(connection.query('rollback')).catch(() => undefined);
  await live.lifeline.guard(connection.close()).catch(() => undefined);
}

interface Stream {
  readonly schema: Schema;
  readonly batches: AsyncIterable<RecordBatch>;
}

/** `send` and never `query`: only what was sent can be cancelled. */
async function openStream(
  live: Live,
  connection: AsyncDuckDBConnection,
  text: Sql,
): Promise<Stream> {
  const reader = await live.lifeline.guard(connection.send(trustedSql(text), true));
  await live.lifeline.guard(reader.open());
  async function* batches(): AsyncGenerator<RecordBatch> {
    for (;;) {
      const step = await live.lifeline.guard(reader.next());
      if (step.done) return;
      yield step.value;
    }
  }
  return { schema: reader.schema, batches: batches() };
}

const ENUM_WRAPPER = '/* enums as text */';

/** A streamed result arrives without the dictionaries of its ENUM columns, so those are asked for as text. */
function enumsAsText(text: Sql, enumColumns: readonly string[]): Sql {
  if (enumColumns.length === 0) return text;
  const casts = enumColumns.map((name) => `${ident(name)}::varchar as ${ident(name)}`);
  const inner = text.trim().replace(/;+$/, '');
  return trustedSql(`${ENUM_WRAPPER} select * replace (${casts.join(', ')}) from (${inner})`);
}

async function collect(
  live: Live,
  connection: AsyncDuckDBConnection,
  text: Sql,
  maxRows = Number.POSITIVE_INFINITY,
): Promise<Rows> {
  const { schema, batches } = await openStream(live, connection, text);
  const enums = schema.fields.filter((field) => DataType.isDictionary(field.type));
  if (enums.length > 0 && !text.startsWith(ENUM_WRAPPER)) {
    await live.lifeline.guard(connection.cancelSent());
    const names = enums.map((field) => field.name);
    return collect(live, connection, enumsAsText(text, names), maxRows);
  }
  const kept: RecordBatch[] = [];
  let count = 0;
  for await (const batch of batches) {
    kept.push(batch);
    count += batch.numRows;
    if (count > maxRows) {
      await live.lifeline.guard(connection.cancelSent());
      break;
    }
  }
  return rowsOfBatches(schema, kept, maxRows);
}
