import { fileURLToPath } from 'node:url';
import { Worker as Thread } from 'node:worker_threads';
import type { WorkerPort } from '../../core/workerPort';

const shim = fileURLToPath(new URL('../../db/testing/engineThread.cjs', import.meta.url));
const script = fileURLToPath(new URL('../worker.ts', import.meta.url));

/** The page's entropy worker, file and all, in a worker thread. */
export function startKernelThread(): WorkerPort {
  const thread = new Thread(shim, { workerData: { script }, execArgv: ['--import', 'tsx'] });
  return {
    postMessage: (message, transfer) => thread.postMessage(message, transfer as ArrayBuffer[]),
    terminate: () => void thread.terminate(),
    addEventListener(type: string, listener: (event: { data: unknown; message?: string }) => void) {
      thread.on(type, (value: unknown) =>
        listener({ data: value, message: value instanceof Error ? value.message : '' }),
      );
    },
  };
}
