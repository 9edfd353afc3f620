/**
 * A fault in the input, told to the analyst: what happened, where, and what to do next.
 * Bugs are plain errors; cancellation is `AbortError`. Neither is ever an AnalystError.
 */
export class AnalystError extends Error {
  override readonly name = 'AnalystError';

  constructor(
    readonly what: string,
    readonly where: string,
    readonly todo: string,
  ) {
    super(`${where}: ${what} ${todo}`);
  }
}

/** The rejection of everything the analyst cancelled. */
export function abortError(reason = 'Cancelled.'): DOMException {
  return new DOMException(reason, 'AbortError');
}

export function isAbortError(error: unknown): boolean {
  return error instanceof Error
    ? error.name === 'AbortError'
    : error instanceof DOMException && error.name === 'AbortError';
}

/** The sentence of any thrown value; never empty. */
export function errorText(error: unknown): string {
  if (error instanceof Error) return error.message || error.name;
  return String(error);
}
