/** Races every call against the worker's death, because a dead worker leaves its promises pending for ever. */
export class Lifeline {
  readonly #pending = new Set<(reason: Error) => void>();
  #death: Error | null = null;

  /** The promise, or the reason of death if that comes first. */
  guard<T>(call: Promise<T>): Promise<T> {
    if (this.#death) {
      call.catch(() => undefined);
      return Promise.reject(this.#death);
    }
    return new Promise<T>((resolve, reject) => {
      this.#pending.add(reject);
      call.then(resolve, reject).finally(() => this.#pending.delete(reject));
    });
  }

  /** Rejects what is in flight and everything after. The first reason stands; false says it had one already. */
  cut(reason: Error): boolean {
    if (this.#death) return false;
    this.#death = reason;
    for (const reject of this.#pending) reject(reason);
    this.#pending.clear();
    return true;
  }
}
