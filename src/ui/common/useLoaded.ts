import { useEffect, useState } from 'react';
import { errorText, isAbortError } from '../../core/analystError';

/** What an asynchronous view draws. While loading, `previous` is the last value, to keep the picture steady. */
export type Loaded<T> =
  | { readonly state: 'loading'; readonly previous: T | null }
  | { readonly state: 'cancelled' }
  | { readonly state: 'error'; readonly message: string }
  | { readonly state: 'ready'; readonly value: T };

interface Settled<T> {
  readonly load: unknown;
  readonly outcome: Loaded<T>;
  readonly last: T | null;
}

/** Runs `load` whenever its identity changes (keep it in useCallback); cancels it on change and on unmount. */
export function useLoaded<T>(load: (signal: AbortSignal) => Promise<T>): Loaded<T> {
  const [settled, setSettled] = useState<Settled<T>>({
    load: null,
    outcome: { state: 'loading', previous: null },
    last: null,
  });
  useEffect(() => {
    const controller = new AbortController();
    const settle = (outcome: Loaded<T>): void => {
      if (controller.signal.aborted) return;
      setSettled((before) => ({
        load,
        outcome,
        last: outcome.state === 'ready' ? outcome.value : before.last,
      }));
    };
    load(controller.signal).then(
      (value) => settle({ state: 'ready', value }),
      (error: unknown) =>
        settle(
          isAbortError(error)
            ? { state: 'cancelled' }
            : { state: 'error', message: errorText(error) },
        ),
    );
    return () => controller.abort();
  }, [load]);
  return settled.load === load ? settled.outcome : { state: 'loading', previous: settled.last };
}
