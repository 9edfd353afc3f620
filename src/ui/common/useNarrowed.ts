import { useMemo } from 'react';
import type { Finding } from '../../findings/finding';
import { useAppState, useWorkbench } from './workbenchContext';

/** The findings that the selection lets through. */
export function useNarrowed(findings: readonly Finding[]): readonly Finding[] {
  const workbench = useWorkbench();
  const selection = useAppState((state) => state.selection);
  return useMemo(
    () => (selection.length === 0 ? findings : workbench.narrowed(findings)),
    [workbench, findings, selection],
  );
}
