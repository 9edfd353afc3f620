import { errorText } from '../core/analystError';
import type { IntakeReply, IntakeRequest } from './intakeProtocol';
import { directPreparer } from './prepareFile';
import type { PrepareHooks } from './prepared';

/** Progress is told at most this often: drawing it takes a core that the engine and the check need. */
const PROGRESS_EVERY_MS = 250;

const scope = self as unknown as DedicatedWorkerGlobalScope;
const aborts = new Map<number, AbortController>();

scope.onmessage = (event: MessageEvent<IntakeRequest>) => {
  const request = event.data;
  if (request.kind === 'abort') aborts.get(request.id)?.abort();
  else void work(request);
};

async function work(request: Exclude<IntakeRequest, { kind: 'abort' }>): Promise<void> {
  const { id, file, kind, options } = request;
  const abort = new AbortController();
  aborts.set(id, abort);
  let toldMs = performance.now();
  const hooks: PrepareHooks = {
    signal: abort.signal,
    onProgress(doneBytes, records) {
      const nowMs = performance.now();
      if (nowMs - toldMs < PROGRESS_EVERY_MS && doneBytes < file.size) return;
      toldMs = nowMs;
      reply({ kind: 'progress', id, doneBytes, records });
    },
    onOutline: (outline) => reply({ kind: 'outline', id, outline }),
    onUnclean: () => reply({ kind: 'unclean', id }),
  };
  try {
    reply({ kind: 'done', id, value: await directPreparer[kind](file, hooks, options) });
  } catch (error) {
    const name = error instanceof Error ? error.name : 'Error';
    reply({ kind: 'failed', id, name, message: errorText(error) });
  } finally {
    aborts.delete(id);
  }
}

function reply(message: IntakeReply): void {
  scope.postMessage(message);
}
