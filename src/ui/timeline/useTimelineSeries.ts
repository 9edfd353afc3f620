import { useCallback } from 'react';
import type { AppState } from '../../state/appState';
import type { TimelineSeries, Workbench } from '../../state/workbench';
import { exceptKind } from '../../timeline/selection';
import { type Loaded, useLoaded } from '../common/useLoaded';
import { useAppState, useWorkbench } from '../common/workbenchContext';

/** The buckets of the range in view, counted anew when the data, the view or what narrows it changes. */
export function useTimelineSeries(): Loaded<TimelineSeries | null> {
  const workbench = useWorkbench();
  const dataVersion = useAppState((state) => state.dataVersion);
  const zoom = useAppState((state) => state.zoom);
  const records = useAppState((state) => JSON.stringify(recordClauses(state)));
  const findings = useAppState((state) => (state.executions === 'all' ? null : state.findings));
  const executions = useAppState((state) => state.executions);
  const isHunting = useAppState((state) => state.runningHuntId !== null);
  const load = useCallback(
    (signal: AbortSignal) =>
      seriesOf(workbench, [dataVersion, zoom, records, findings, executions, isHunting], signal),
    [workbench, dataVersion, zoom, records, findings, executions, isHunting],
  );
  return useLoaded(load);
}

/** Those that narrow records: the view has a range of its own, and records have no tactic. */
function recordClauses({ selection }: AppState) {
  return exceptKind(exceptKind(selection, 'time'), 'tactic');
}

/** The workbench reads what a series depends on itself; it is named here to be counted anew. */
function seriesOf(
  workbench: Workbench,
  _dependsOn: readonly unknown[],
  signal: AbortSignal,
): Promise<TimelineSeries | null> {
  return workbench.timeline(signal);
}
