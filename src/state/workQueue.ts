import { abortError } from '../core/analystError';

/** Runs pieces of work one after another; `cancel` stops the running one and drops those that wait. */
export class WorkQueue {
  #tail: Promise<unknown> = Promise.resolve();
  #abort = new AbortController();

  add<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const { signal } = this.#abort;
    const result = this.#tail.then(() => {
      if (signal.aborted) throw abortError();
      return work(signal);
    });
    this.#tail = result.catch(() => undefined);
    return result;
  }

  cancel(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
  }
}
