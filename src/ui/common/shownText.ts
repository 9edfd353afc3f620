let redact: ((text: string) => string) | null = null;

/** From now on every text that is drawn or copied goes through `next`; null shows texts as they are. */
export function showThrough(next: ((text: string) => string) | null): void {
  redact = next;
}

/** Whether texts are shown with labels in place of names. */
export function isShownRedacted(): boolean {
  return redact !== null;
}

/** A text as it may be shown now. What React draws goes through it already; call it before a text is cut or copied. */
export function shownText(text: string): string {
  return redact === null ? text : redact(text);
}
