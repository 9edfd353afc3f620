import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker as Thread } from 'node:worker_threads';
import { AsyncDuckDB, VoidLogger } from '@duckdb/duckdb-wasm';
import { DuckDb } from '../duckDb';
import type { EngineHost, RunningEngine, StartHooks } from '../engineHost';

const dist = path.dirname(createRequire(import.meta.url).resolve('@duckdb/duckdb-wasm'));
const shim = fileURLToPath(new URL('./engineThread.cjs', import.meta.url));

/** The real engine in a worker thread. */
export const nodeHost: EngineHost = {
  async boot(hooks: StartHooks): Promise<RunningEngine> {
    const thread = new Thread(shim, {
      workerData: { script: path.join(dist, 'duckdb-node-eh.worker.cjs') },
      stderr: true,
      stdout: true,
    });
    const engine = new AsyncDuckDB(new VoidLogger(), asWebWorker(thread, hooks));
    hooks.onStep('compiling the engine');
    await engine.instantiate(path.join(dist, 'duckdb-eh.wasm'));
    return { engine, terminate: () => void thread.terminate() };
  },
  async registerFile(engine, filePath, file) {
    await engine.registerFileBuffer(filePath, new Uint8Array(await file.arrayBuffer()));
  },
};

function asWebWorker(thread: Thread, hooks: StartHooks): Worker {
  const listeners: Record<string, string> = { message: 'message', error: 'error', close: 'exit' };
  thread.on('error', (error: Error) => hooks.onDeath(error.message));
  thread.on('exit', () => hooks.onDeath('the worker ended.'));
  const worker = {
    postMessage: (message: unknown, transfer?: ArrayBuffer[]) =>
      thread.postMessage(message, transfer),
    terminate: () => void thread.terminate(),
    addEventListener(kind: string, listener: (event: unknown) => void) {
      thread.on(listeners[kind] ?? kind, (data: unknown) => listener({ data, message: data }));
    },
    removeEventListener: () => undefined,
  };
  return worker as unknown as Worker;
}

/** A started engine for a test file; close it in `afterAll`. */
export async function startTestDb(): Promise<DuckDb> {
  const db = new DuckDb(nodeHost, () => performance.now());
  await db.start();
  return db;
}
