import type { AsyncDuckDB } from '@duckdb/duckdb-wasm';
import type { EngineStep } from './db';

/** A worker with an instantiated engine on it. */
export interface RunningEngine {
  readonly engine: AsyncDuckDB;
  /** Stops the worker at once; pending calls stay pending, the caller rejects them. */
  terminate(): void;
}

export interface StartHooks {
  onStep(step: EngineStep): void;
  /** The worker failed or was lost, at any time from now on. */
  onDeath(reason: string): void;
}

/** Where the engine runs: a blob worker in the page, a worker thread in Node. */
export interface EngineHost {
  boot(hooks: StartHooks): Promise<RunningEngine>;
  /** Makes a file readable under `path`, lazily where the platform can. */
  registerFile(engine: AsyncDuckDB, path: string, file: Blob): Promise<void>;
}
