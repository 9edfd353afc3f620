/**
 * Joins chunks until there is enough to go on. A record that did not fit is tried again only when twice its bytes are
 * there, so that a long one costs no more than two readings.
 */
export class PendingBytes {
  #parts: Uint8Array[] = [];
  #size = 0;
  #wanted = 0;

  /** All bytes not yet done with, or null while too few have come. */
  take(chunk: Uint8Array, final: boolean): Uint8Array | null {
    this.#size += chunk.length;
    if (this.#parts.length === 0 && (final || this.#size >= this.#wanted)) {
      this.#size = 0;
      return chunk;
    }
    if (!final && this.#size < this.#wanted) {
      this.#parts.push(chunk.slice());
      return null;
    }
    this.#parts.push(chunk);
    const all = new Uint8Array(this.#size);
    let at = 0;
    for (const part of this.#parts) {
      all.set(part, at);
      at += part.length;
    }
    this.#parts = [];
    this.#size = 0;
    return all;
  }

  keep(rest: Uint8Array): void {
    this.#parts = rest.length === 0 ? [] : [rest.slice()];
    this.#size = rest.length;
    this.#wanted = 2 * rest.length;
  }
}
