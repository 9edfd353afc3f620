/** Fields that take no letters. */
const SWITCHES: readonly string[] = ['radio', 'checkbox', 'button', 'submit', 'range', 'file'];

/** Whether keys belong to a text field now. */
export function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement && SWITCHES.includes(target.type)) return false;
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  );
}

/** Whether a modal dialog is open. */
export function isDialogOpen(): boolean {
  return document.querySelector('[role="dialog"][aria-modal="true"]') !== null;
}
