import { useCallback } from 'react';
import type { Rows } from '../../db/db';
import type { TableFact } from '../../state/appState';
import { type Loaded, useLoaded } from './useLoaded';
import { useAppState, useWorkbench } from './workbenchContext';

const KEPT_RESULTS = 12;

/** Results by the facts of the evidence they were read from, which are new whenever the data is. */
const kept = new WeakMap<readonly TableFact[], Map<string, Rows>>();

/** The rows of a query, kept until the data changes. */
export function useRows(sql: string, maxRows: number): Loaded<Rows> {
  const workbench = useWorkbench();
  const tables = useAppState((state) => state.tables);
  const load = useCallback(
    async (signal: AbortSignal): Promise<Rows> => {
      const results = kept.get(tables) ?? new Map<string, Rows>();
      kept.set(tables, results);
      const key = `${maxRows} ${sql}`;
      const rows = results.get(key) ?? (await workbench.query(sql, { maxRows, signal }));
      results.delete(key);
      results.set(key, rows);
      const [oldest] = results.keys();
      if (results.size > KEPT_RESULTS && oldest !== undefined) results.delete(oldest);
      return rows;
    },
    [workbench, tables, sql, maxRows],
  );
  return useLoaded(load);
}
