const QUESTION_MARK = 63;
const RUN = 3;

/** Whether `???` stands anywhere in a text, as its bytes stream by. */
export class QuestionRuns {
  seen = false;
  #carried = 0;

  /** A chunk without any question mark. */
  pass(): void {
    this.#carried = 0;
  }

  push(chunk: Uint8Array): void {
    let at = 0;
    while (!this.seen) {
      const found = chunk.indexOf(QUESTION_MARK, at);
      if (found !== 0) this.#carried = 0;
      if (found < 0) return;
      let end = found;
      while (chunk[end] === QUESTION_MARK) end++;
      const run = this.#carried + end - found;
      this.#carried = end === chunk.length ? run : 0;
      this.seen = run >= RUN;
      at = end;
      if (at >= chunk.length) return;
    }
  }
}
