import { isAbortError } from '../../core/analystError';

/** Lets work run by itself. What the analyst cancelled is no fault; anything else stays an unhandled fault. */
export function quietly(work: Promise<unknown>): void {
  void work.catch((error: unknown) => {
    if (!isAbortError(error)) throw error;
  });
}
