import type { StoreApi } from 'zustand/vanilla';
import type { CaseName } from '../casefile/redaction/caseNames';
import type { KeyRow, NameKind } from '../casefile/redaction/labelBook';
import { Redactor } from '../casefile/redaction/redactor';
import type { EvidenceTable } from '../ingest/evidenceCatalog';
import type { AppState, RedactionState } from './appState';

/** A shorter name of a file is a word of every sentence. */
const SHORTEST_HELD = 4;
const MOST_ROUNDS = 4;

/** The labels of a case, whether they are shown or not. The state tells when texts have to be drawn again. */
export class CaseRedaction {
  readonly #redactor = new Redactor(() => this.#tellSoon());
  #isTold = false;
  readonly #read = new WeakSet<EvidenceTable>();
  readonly #readFileIds = new Set<number>();
  #held = '';

  constructor(private readonly store: StoreApi<AppState>) {
    store.subscribe((state, before) => {
      if (state.intake !== before.intake) this.#hold();
    });
  }

  get isOn(): boolean {
    return this.store.getState().redaction.on;
  }

  /** The text with labels in place of names, while redaction is on; else the text. */
  redact(text: string): string {
    return this.isOn ? this.#redactor.redact(text) : text;
  }

  add(names: readonly CaseName[]): void {
    this.#redactor.add(names);
    this.change({});
  }

  /** Whether the names in a file are known. */
  hasRead(table: EvidenceTable): boolean {
    return this.#read.has(table);
  }

  markRead(tables: readonly EvidenceTable[]): void {
    for (const table of tables) {
      this.#read.add(table);
      this.#readFileIds.add(table.fileId);
    }
    this.#hold();
  }

  /** Makes something of many texts, and anew while they show names that the first of them may hold. */
  async settled<T>(make: () => T | Promise<T>): Promise<T> {
    for (let round = 1; ; round++) {
      const before = this.key.length;
      const made = await make();
      if (this.key.length === before || round === MOST_ROUNDS) return made;
    }
  }

  setWords(words: readonly string[]): void {
    this.#redactor.setWords(words);
    this.change({ words });
  }

  /** Changes the state; every change is a reason to draw all texts again. */
  change(change: Partial<RedactionState>): void {
    this.store.setState(({ redaction }) => ({
      redaction: { ...redaction, ...change, version: redaction.version + 1 },
    }));
  }

  /** Shows why something did not leave the page. */
  refuse(sentence: string): void {
    this.store.setState(({ faults }) => ({ faults: [...faults, sentence] }));
  }

  get key(): readonly KeyRow[] {
    return this.#redactor.key;
  }

  counts(): Readonly<Record<NameKind, number>> {
    return this.#redactor.counts();
  }

  /** A file whose names are not known, or never will be, is shown by its number: its own name may be one of them. */
  #hold(): void {
    const held = new Map<string, string>();
    for (const { fileId, name } of this.store.getState().intake) {
      if (this.#readFileIds.has(fileId)) continue;
      for (const own of new Set([name, name.replace(/^.*[\\/]/, '')])) {
        if (own.length >= SHORTEST_HELD && !held.has(own)) held.set(own, `file ${fileId}`);
      }
    }
    const signature = JSON.stringify([...held]);
    if (signature === this.#held) return;
    this.#held = signature;
    this.#redactor.setHeld(held);
    if (this.isOn) this.change({});
  }

  /** Texts are redacted while they are drawn, when the state must not change. */
  #tellSoon(): void {
    if (this.#isTold) return;
    this.#isTold = true;
    queueMicrotask(() => {
      this.#isTold = false;
      this.change({});
    });
  }
}
