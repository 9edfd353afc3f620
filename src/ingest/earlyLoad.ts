import { abortError } from '../core/analystError';
import { type Sql, sql } from '../core/sqlText';
import type { Db, DbSession } from '../db/db';

/** Files smaller than this are checked before the engine begins. */
export const EARLY_LOAD_BYTES = 8 * 1024 * 1024;

/** What a load begins with: the engine reads `content` under its name and makes the table. */
export interface LoadStart {
  readonly registeredAs: string;
  readonly content: Blob;
  readonly table: Sql;
  readonly statement: Sql;
}

/**
 * A load that the engine begins on the strength of a file's head, while the rest of the file is still being checked.
 * It counts only when the check comes to the same statement; otherwise it is stopped and leaves nothing.
 */
export class EarlyLoad {
  /** Whether the statement ran to its end. */
  readonly created: Promise<boolean>;
  readonly #abort = new AbortController();
  readonly #ended: Promise<void>;
  #decide: (rest: ((session: DbSession) => Promise<void>) | null) => void = () => undefined;

  constructor(
    private readonly db: Db,
    readonly start: LoadStart,
  ) {
    const decision = new Promise<((session: DbSession) => Promise<void>) | null>((resolve) => {
      this.#decide = resolve;
    });
    let created: (done: boolean) => void = () => undefined;
    this.created = new Promise((resolve) => (created = resolve));
    this.#ended = this.#run(decision, () => created(true));
    this.#ended.catch(() => created(false));
  }

  async #run(
    decision: Promise<((session: DbSession) => Promise<void>) | null>,
    onCreated: () => void,
  ): Promise<void> {
    await this.db.registerFile(this.start.registeredAs, this.start.content);
    await this.db.session(async (session) => {
      await session.query(this.start.statement);
      onCreated();
      const rest = await decision;
      if (rest === null) throw abortError();
      await rest(session);
    }, this.#abort.signal);
  }

  /** Goes on in the session of the load, which knows what the engine rejected. */
  async finish<T>(rest: (session: DbSession) => Promise<T>, signal?: AbortSignal): Promise<T> {
    const results: T[] = [];
    const stop = (): void => this.#abort.abort();
    signal?.addEventListener('abort', stop, { once: true });
    try {
      this.#decide(async (session) => void results.push(await rest(session)));
      await this.#ended;
      return results[0] as T;
    } finally {
      signal?.removeEventListener('abort', stop);
    }
  }

  async stop(): Promise<void> {
    this.#decide(null);
    this.#abort.abort();
    await this.#ended.catch(() => undefined);
    const { table, registeredAs } = this.start;
    await this.db.exec(sql`drop table if exists ${table}`).catch(() => undefined);
    await this.db.dropFile(registeredAs).catch(() => undefined);
  }
}
