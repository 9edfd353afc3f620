import { errorText, isAbortError } from '../core/analystError';
import { type Assets, NO_ASSETS } from '../findings/assets';
import type { Finding } from '../findings/finding';
import type { FindingDetail } from '../findings/findingDetail';
import { scopingRows } from '../findings/scoping';
import type { ScopingRow } from '../findings/scopingRow';
import { weigh } from '../findings/weigh';
import { HUNTS } from '../hunts/library';
import { assetFacts } from './assetFacts';
import { type CommandContext, addFault } from './context';
import { findingDetails } from './findingDetails';

/** While hunts run one after another, weighing anew after each must not be felt. */
const QUICK_MS = 100;

/** Keeps what each hunt found, as it found it, and gives the state the findings weighed together. */
export class Weighing {
  readonly #found = new Map<string, readonly Finding[]>();
  readonly #details = new Map<string, ReadonlyMap<string, FindingDetail>>();
  #assets: Assets = NO_ASSETS;
  #assetsVersion = -1;
  #scoping: { readonly of: readonly Finding[]; readonly rows: readonly ScopingRow[] } | null = null;

  #lastMs = 0;

  constructor(private readonly context: CommandContext) {}

  /** Replaces what a hunt found, and shows it unless that takes long; `publish` does in any case. */
  async keep(huntId: string, findings: readonly Finding[], signal: AbortSignal): Promise<void> {
    this.#found.set(huntId, findings);
    this.#details.delete(huntId);
    await this.#learn('What an answer tells of containment', async () => {
      const details = await findingDetails(this.context.deps.db, huntId, findings, signal);
      this.#details.set(huntId, details);
    });
    if (this.#lastMs < QUICK_MS) this.publish();
  }

  /** Reads the value of hosts and accounts from the evidence, once for each state of it. */
  async learnAssets(signal: AbortSignal): Promise<void> {
    const { dataVersion } = this.context.store.getState();
    if (this.#assetsVersion === dataVersion) return;
    this.#assets = NO_ASSETS;
    await this.#learn('The value of hosts and accounts', async () => {
      this.#assets = await assetFacts(this.context.deps.db, signal);
      this.#assetsVersion = dataVersion;
    });
  }

  /** Weighs everything found so far. */
  publish(): void {
    const { store, deps } = this.context;
    const startedMs = deps.nowMs();
    const { runs, suppressions } = store.getState();
    for (const huntId of this.#found.keys()) {
      if (!runs[huntId]) this.#found.delete(huntId);
    }
    const found = [...this.#found.values()].flat();
    store.setState({ findings: weigh(found, HUNTS, this.#assets, suppressions) });
    this.#lastMs = deps.nowMs() - startedMs;
  }

  scoping(): readonly ScopingRow[] {
    const { findings } = this.context.store.getState();
    if (this.#scoping?.of !== findings) {
      this.#scoping = { of: findings, rows: this.scopingOf(findings) };
    }
    return this.#scoping.rows;
  }

  /** Of these findings alone, worked out anew each time. */
  scopingOf(findings: readonly Finding[]): readonly ScopingRow[] {
    const details = new Map([...this.#details.values()].flatMap((of) => [...of]));
    return scopingRows(findings, HUNTS, details);
  }

  /** Weighing goes on without what could not be read, and says so. */
  async #learn(what: string, read: () => Promise<void>): Promise<void> {
    try {
      await read();
    } catch (error) {
      if (!isAbortError(error)) {
        addFault(this.context, `${what} could not be read: ${errorText(error)}`);
      }
    }
  }
}
