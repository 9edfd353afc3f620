import { AsyncDuckDB, DuckDBDataProtocol, VoidLogger } from '@duckdb/duckdb-wasm';
import { readPackedPayload, readPayload } from './embeddedPayload';
import type { EngineHost, RunningEngine, StartHooks } from './engineHost';
import shim from './engineShim.js?raw';

/** The URL whose bytes `engineShim.js` answers from its first message. */
const ENGINE_URL = 'engine:wasm';

/** The engine in a worker of the page, from the payloads the page carries. */
export const browserHost: EngineHost = {
  async boot(hooks: StartHooks): Promise<RunningEngine> {
    hooks.onStep('unpacking the engine');
    const [script, packedWasm] = await Promise.all([
      readPayload('engine-worker'),
      readPackedPayload('engine-wasm'),
    ]);
    hooks.onStep('starting the worker');
    const url = URL.createObjectURL(new Blob([shim, script], { type: 'text/javascript' }));
    const worker = new Worker(url, { name: 'engine' });
    const lose = (reason: string): void => {
      worker.terminate();
      hooks.onDeath(reason);
    };
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      lose(event.message.replace(/^Uncaught (Error: )?/, '') || 'unknown error.');
    });
    worker.addEventListener('messageerror', () => lose('a message could not be read.'));
    worker.postMessage(packedWasm.buffer, [packedWasm.buffer]);
    const engine = new AsyncDuckDB(new VoidLogger(), worker);
    hooks.onStep('compiling the engine');
    await engine.instantiate(ENGINE_URL);
    URL.revokeObjectURL(url);
    return { engine, terminate: () => worker.terminate() };
  },

  async registerFile(engine, path, file) {
    await engine.registerFileHandle(path, file, DuckDBDataProtocol.BROWSER_FILEREADER, true);
  },
};
