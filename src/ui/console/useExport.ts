import { useState } from 'react';
import { errorText, isAbortError } from '../../core/analystError';

interface Export {
  readonly isBusy: boolean;
  readonly fault: string | null;
  start(work: () => Promise<void>): void;
}

/** Runs an export and keeps what went wrong. */
export function useExport(): Export {
  const [isBusy, setIsBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  return {
    isBusy,
    fault,
    start: (work) => {
      setIsBusy(true);
      setFault(null);
      work()
        .catch((error: unknown) => {
          if (!isAbortError(error)) setFault(errorText(error));
        })
        .finally(() => setIsBusy(false));
    },
  };
}
