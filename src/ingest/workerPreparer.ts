import { abortError } from '../core/analystError';
import type { WorkerPort } from '../core/workerPort';
import type { IntakeJob, IntakeReply, IntakeRequest, IntakeValue } from './intakeProtocol';
import type {
  Expanded,
  FilePreparer,
  PrepareHooks,
  PrepareOptions,
  Prepared,
  Refused,
} from './prepared';

interface Waiting {
  readonly hooks: PrepareHooks;
  resolve(value: IntakeValue): void;
  reject(reason: Error): void;
}

/** Prepares files in a worker. Everything in flight is rejected when the worker fails; the next file starts a new one. */
export class WorkerPreparer implements FilePreparer {
  #port: WorkerPort | null = null;
  #nextId = 1;
  readonly #waiting = new Map<number, Waiting>();

  constructor(private readonly startWorker: () => WorkerPort) {}

  /** Starts the worker before the first file comes. */
  warmUp(): void {
    this.#port ??= this.#start();
  }

  async prepare(
    file: File,
    hooks: PrepareHooks,
    options: PrepareOptions = {},
  ): Promise<Prepared | Refused> {
    return (await this.#ask('prepare', file, hooks, options)) as Prepared | Refused;
  }

  async hash(file: File, hooks: PrepareHooks): Promise<string> {
    return (await this.#ask('hash', file, hooks)) as string;
  }

  async expand(file: File, hooks: PrepareHooks): Promise<Expanded> {
    return (await this.#ask('expand', file, hooks)) as Expanded;
  }

  #ask(
    kind: IntakeJob,
    file: File,
    hooks: PrepareHooks,
    options: PrepareOptions = {},
  ): Promise<IntakeValue> {
    if (hooks.signal?.aborted) return Promise.reject(abortError());
    const port = (this.#port ??= this.#start());
    const id = this.#nextId++;
    const abort = (): void => this.#send(port, { kind: 'abort', id });
    hooks.signal?.addEventListener('abort', abort, { once: true });
    return new Promise<IntakeValue>((resolve, reject) => {
      this.#waiting.set(id, { hooks, resolve, reject });
      this.#send(port, { kind, id, file, options });
    }).finally(() => {
      hooks.signal?.removeEventListener('abort', abort);
      this.#waiting.delete(id);
    });
  }

  #send(port: WorkerPort, request: IntakeRequest): void {
    port.postMessage(request);
  }

  #start(): WorkerPort {
    const port = this.startWorker();
    port.addEventListener('message', (event) => this.#hear(event.data as IntakeReply));
    port.addEventListener('error', () => this.#fail('The intake worker failed.'));
    port.addEventListener('messageerror', () => this.#fail('The intake worker sent nonsense.'));
    return port;
  }

  #hear(reply: IntakeReply): void {
    const waiting = this.#waiting.get(reply.id);
    if (!waiting) return;
    switch (reply.kind) {
      case 'progress':
        waiting.hooks.onProgress?.(reply.doneBytes, reply.records);
        return;
      case 'outline':
        waiting.hooks.onOutline?.(reply.outline);
        return;
      case 'unclean':
        waiting.hooks.onUnclean?.();
        return;
      case 'done':
        waiting.resolve(reply.value);
        return;
      case 'failed':
        waiting.reject(
          reply.name === 'AbortError' ? abortError() : namedError(reply.name, reply.message),
        );
    }
  }

  #fail(reason: string): void {
    this.#port?.terminate();
    this.#port = null;
    for (const waiting of this.#waiting.values()) waiting.reject(new Error(reason));
    this.#waiting.clear();
  }
}

function namedError(name: string, message: string): Error {
  const error = new Error(message);
  error.name = name;
  return error;
}
