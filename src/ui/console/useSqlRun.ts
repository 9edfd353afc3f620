import { useEffect, useRef, useState } from 'react';
import { errorText, isAbortError } from '../../core/analystError';
import type { Rows } from '../../db/db';
import { useWorkbench } from '../common/workbenchContext';

export type SqlRun =
  | { readonly state: 'none' }
  | { readonly state: 'running' }
  | { readonly state: 'cancelled' }
  | { readonly state: 'error'; readonly message: string }
  | { readonly state: 'done'; readonly rows: Rows; readonly ms: number };

interface SqlRunner {
  readonly run: SqlRun;
  start(text: string, maxRows: number): void;
  cancel(): void;
}

/** One query at a time; a new one cancels the one before. */
export function useSqlRun(): SqlRunner {
  const workbench = useWorkbench();
  const [run, setRun] = useState<SqlRun>({ state: 'none' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  return {
    run,
    start: (text, maxRows) => {
      running.current?.abort();
      const controller = new AbortController();
      running.current = controller;
      setRun({ state: 'running' });
      const startedMs = performance.now();
      const settle = (outcome: SqlRun): void => {
        if (running.current === controller) setRun(outcome);
      };
      workbench.query(text, { maxRows, signal: controller.signal }).then(
        (rows) => settle({ state: 'done', rows, ms: performance.now() - startedMs }),
        (error: unknown) =>
          settle(
            isAbortError(error)
              ? { state: 'cancelled' }
              : { state: 'error', message: errorText(error) },
          ),
      );
    },
    cancel: () => running.current?.abort(),
  };
}
