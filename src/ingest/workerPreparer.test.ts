import { describe, expect, it } from 'vitest';
import type { IntakeReply, IntakeRequest } from './intakeProtocol';
import { WorkerPreparer } from './workerPreparer';

type Listener = (event: { data: unknown; message?: string }) => void;

/** The worker's end of the wire in the hands of the test. */
class Wire {
  readonly heard: IntakeRequest[] = [];
  readonly listeners = new Map<string, Listener>();
  ended = false;

  postMessage(message: unknown): void {
    this.heard.push(message as IntakeRequest);
  }
  terminate(): void {
    this.ended = true;
  }
  addEventListener(kind: string, listener: Listener): void {
    this.listeners.set(kind, listener);
  }
  say(reply: IntakeReply): void {
    this.listeners.get('message')?.({ data: reply });
  }
}

function start() {
  const wires: Wire[] = [];
  const preparer = new WorkerPreparer(() => {
    const wire = new Wire();
    wires.push(wire);
    return wire;
  });
  return { preparer, wires };
}

const file = new File(['a'], 'a.csv');

describe('WorkerPreparer', () => {
  it('answers each call with its own reply, in any order', async () => {
    const { preparer, wires } = start();
    const progress: number[] = [];
    const first = preparer.hash(file, { onProgress: (bytes) => void progress.push(bytes) });
    const second = preparer.hash(file, {});
    wires[0]?.say({ kind: 'done', id: 2, value: 'second' });
    wires[0]?.say({ kind: 'progress', id: 1, doneBytes: 7, records: 0 });
    wires[0]?.say({ kind: 'done', id: 1, value: 'first' });
    expect(await Promise.all([first, second])).toEqual(['first', 'second']);
    expect(progress).toEqual([7]);
  });

  it('rejects everything in flight when the worker fails, and starts a new one', async () => {
    const { preparer, wires } = start();
    const lost = preparer.hash(file, {});
    wires[0]?.listeners.get('error')?.({ data: null });
    await expect(lost).rejects.toThrow('worker failed');
    expect(wires[0]?.ended).toBe(true);
    const next = preparer.hash(file, {});
    wires[1]?.say({ kind: 'done', id: 2, value: 'x' });
    expect(await next).toBe('x');
  });

  it('hands the field names that the analyst chose to the worker', async () => {
    const { preparer, wires } = start();
    const call = preparer.prepare(file, {}, { header: ['user'] });
    expect(wires[0]?.heard).toEqual([
      { kind: 'prepare', id: 1, file, options: { header: ['user'] } },
    ]);
    wires[0]?.say({ kind: 'done', id: 1, value: 'x' });
    expect(await call).toBe('x');
  });

  it('passes a cancellation on and rejects with AbortError', async () => {
    const { preparer, wires } = start();
    const controller = new AbortController();
    const call = preparer.hash(file, { signal: controller.signal });
    controller.abort();
    expect(wires[0]?.heard.map((request) => request.kind)).toEqual(['hash', 'abort']);
    wires[0]?.say({ kind: 'failed', id: 1, name: 'AbortError', message: '' });
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('keeps the name of a read error', async () => {
    const { preparer, wires } = start();
    const call = preparer.hash(file, {});
    wires[0]?.say({ kind: 'failed', id: 1, name: 'NotReadableError', message: 'it changed' });
    await expect(call).rejects.toMatchObject({ name: 'NotReadableError', message: 'it changed' });
  });
});
