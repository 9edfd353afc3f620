import type { StoreApi } from 'zustand/vanilla';
import type { CaseName } from '../casefile/redaction/caseNames';
import type { KeyRow, NameKind } from '../casefile/redaction/labelBook';
import { Redactor } from '../casefile/redaction/redactor';
import type { AppState, RedactionState } from './appState';

/** The labels of a case, whether they are shown or not. The state tells when texts have to be drawn again. */
export class CaseRedaction {
  readonly #redactor = new Redactor(() => this.#tellSoon());
  #isTold = false;

  constructor(private readonly store: StoreApi<AppState>) {}

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
