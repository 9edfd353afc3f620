import { abortError } from '../core/analystError';
import type { EntropyAnswer, EntropyMeasures, EntropyRequest } from './protocol';
import type { WorkerPort } from '../core/workerPort';

interface Waiting {
  readonly resolve: (measures: EntropyMeasures) => void;
  readonly reject: (reason: Error) => void;
}

/** The entropy worker stopped; everything in flight is rejected with this and the next call starts a new worker. */
export class EntropyWorkerError extends Error {
  override readonly name = 'EntropyWorkerError';
}

/**
 * Measures texts in a worker that starts with the first call. Every promise settles: with the measures, with
 * `EntropyWorkerError` when the worker fails, or with `AbortError` when its signal aborts or the client is closed.
 */
export class EntropyClient {
  readonly #waiting = new Map<number, Waiting>();
  #worker: WorkerPort | null = null;
  #lastId = 0;
  #closed = false;

  constructor(private readonly startWorker: () => WorkerPort) {}

  /** Text i is `bytes[offsets[i]..offsets[i + 1]]`. Takes both buffers: they are empty afterwards. */
  measure(
    offsets: EntropyRequest['offsets'],
    bytes: EntropyRequest['bytes'],
    signal?: AbortSignal,
  ): Promise<EntropyMeasures> {
    if (this.#closed || signal?.aborted) return Promise.reject(abortError());
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      const onAbort = (): void => this.#take(id)?.reject(abortError());
      const settled = (): void => signal?.removeEventListener('abort', onAbort);
      signal?.addEventListener('abort', onAbort);
      this.#waiting.set(id, {
        resolve: (measures) => (settled(), resolve(measures)),
        reject: (reason) => (settled(), reject(reason)),
      });
      try {
        const request: EntropyRequest = { id, offsets, bytes };
        this.#running().postMessage(request, [offsets.buffer, bytes.buffer]);
      } catch (error) {
        this.#fail(error instanceof Error ? error.message : String(error));
      }
    });
  }

  /** Stops the worker and rejects what is in flight; later calls are rejected too. */
  close(): void {
    this.#closed = true;
    this.#stop(abortError('The entropy worker was closed.'));
  }

  #running(): WorkerPort {
    if (this.#worker) return this.#worker;
    const worker = this.startWorker();
    const fail = (reason: string): void => {
      if (this.#worker === worker) this.#fail(reason);
    };
    worker.addEventListener('message', ({ data }) => {
      const answer = data as EntropyAnswer;
      this.#take(answer.id)?.resolve(answer);
    });
    worker.addEventListener('error', ({ message }) => fail(message || 'it gave no reason.'));
    worker.addEventListener('messageerror', () => fail('its answer could not be read.'));
    this.#worker = worker;
    return worker;
  }

  #take(id: number): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    return waiting;
  }

  #fail(reason: string): void {
    this.#stop(new EntropyWorkerError(`The entropy worker stopped: ${reason}`));
  }

  #stop(reason: Error): void {
    this.#worker?.terminate();
    this.#worker = null;
    const rejected = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of rejected) reject(reason);
  }
}
