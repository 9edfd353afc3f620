import { describe, expect, it } from 'vitest';
import { EntropyClient, EntropyWorkerError } from './client';
import type { EntropyAnswer, EntropyRequest } from './protocol';
import { measureTexts } from './shannon';
import { buffersOf } from './testing/textBuffers';
import type { WorkerPort } from '../core/workerPort';

type Listener = (event: { data: unknown; message?: string }) => void;

/** A port that answers only when told to. */
class HeldPort implements WorkerPort {
  readonly requests: EntropyRequest[] = [];
  terminated = false;
  readonly #listeners = new Map<string, Listener>();

  postMessage(message: unknown, transfer: Transferable[]): void {
    this.requests.push(structuredClone(message as EntropyRequest, { transfer }));
  }
  terminate(): void {
    this.terminated = true;
  }
  addEventListener(type: string, listener: Listener): void {
    this.#listeners.set(type, listener);
  }
  emit(type: string, event: { data?: unknown; message?: string }): void {
    this.#listeners.get(type)?.({ data: undefined, ...event });
  }
  answer(request: EntropyRequest | undefined): void {
    if (!request) throw new Error('No such request.');
    const data: EntropyAnswer = {
      id: request.id,
      ...measureTexts(request.offsets, request.bytes),
    };
    this.emit('message', { data });
  }
}

function clientWithPorts(): { client: EntropyClient; ports: HeldPort[] } {
  const ports: HeldPort[] = [];
  const client = new EntropyClient(() => {
    const port = new HeldPort();
    ports.push(port);
    return port;
  });
  return { client, ports };
}

function measure(client: EntropyClient, text: string, signal?: AbortSignal) {
  const { offsets, bytes } = buffersOf([text]);
  return client.measure(offsets, bytes, signal);
}

describe('EntropyClient', () => {
  it('matches answers to calls in any order, on one worker', async () => {
    const { client, ports } = clientWithPorts();
    const first = measure(client, 'ab');
    const second = measure(client, 'abcd');
    const [port] = ports;
    port?.answer(port.requests[1]);
    port?.answer(port.requests[0]);
    expect([...(await first).entropy, ...(await second).entropy]).toEqual([1, 2]);
    expect(ports).toHaveLength(1);
  });

  it('takes the buffers it is given', () => {
    const { client } = clientWithPorts();
    const { offsets, bytes } = buffersOf(['abc']);
    void client.measure(offsets, bytes);
    expect([offsets.byteLength, bytes.byteLength]).toEqual([0, 0]);
  });

  it.each(['error', 'messageerror'])(
    'rejects everything in flight on %s and starts anew',
    async (type) => {
      const { client, ports } = clientWithPorts();
      const calls = Promise.allSettled([measure(client, 'ab'), measure(client, 'abc')]);
      ports[0]?.emit(type, { message: 'out of memory' });
      for (const call of await calls) {
        expect(call).toMatchObject({ status: 'rejected', reason: expect.any(EntropyWorkerError) });
      }
      expect(ports[0]?.terminated).toBe(true);

      const again = measure(client, 'ab');
      ports[0]?.emit('error', { message: 'an echo of the first failure' });
      ports[1]?.answer(ports[1].requests[0]);
      expect([...(await again).entropy]).toEqual([1]);
    },
  );

  it('rejects when no worker can be started', async () => {
    const client = new EntropyClient(() => {
      throw new Error('blocked by policy');
    });
    await expect(measure(client, 'ab')).rejects.toThrow('blocked by policy');
  });

  it('rejects only the aborted call, and ignores its late answer', async () => {
    const { client, ports } = clientWithPorts();
    const controller = new AbortController();
    const aborted = measure(client, 'ab', controller.signal);
    const kept = measure(client, 'abcd');
    controller.abort();
    await expect(aborted).rejects.toMatchObject({ name: 'AbortError' });
    for (const request of ports[0]?.requests ?? []) ports[0]?.answer(request);
    expect([...(await kept).entropy]).toEqual([2]);
  });

  it('posts nothing for a signal that is already aborted', async () => {
    const { client, ports } = clientWithPorts();
    const call = measure(client, 'ab', AbortSignal.abort());
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
    expect(ports).toHaveLength(0);
  });

  it('rejects calls in flight and later ones once closed', async () => {
    const { client, ports } = clientWithPorts();
    const inFlight = measure(client, 'ab');
    client.close();
    await expect(inFlight).rejects.toMatchObject({ name: 'AbortError' });
    await expect(measure(client, 'ab')).rejects.toMatchObject({ name: 'AbortError' });
    expect(ports[0]?.terminated).toBe(true);
  });
});
