/** The part of a worker that a client needs; a page's Worker has it, a test gives its own. */
export interface WorkerPort {
  postMessage(message: unknown, transfer?: Transferable[]): void;
  terminate(): void;
  addEventListener(kind: 'message', listener: (event: { data: unknown }) => void): void;
  addEventListener(kind: 'error' | 'messageerror', listener: (event: unknown) => void): void;
}
