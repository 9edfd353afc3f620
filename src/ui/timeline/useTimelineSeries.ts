import { useCallback } from 'react';
import type { TimeRange } from '../../state/appState';
import type { TimelineSeries, Workbench } from '../../state/workbench';
import { type Loaded, useLoaded } from '../common/useLoaded';
import { useAppState, useWorkbench } from '../common/workbenchContext';

/** The buckets of the range in view, counted anew when the data or the zoom changes. */
export function useTimelineSeries(): Loaded<TimelineSeries | null> {
  const workbench = useWorkbench();
  const dataVersion = useAppState((state) => state.dataVersion);
  const zoom = useAppState((state) => state.zoom);
  const load = useCallback(
    (signal: AbortSignal) => seriesOf(workbench, dataVersion, zoom, signal),
    [workbench, dataVersion, zoom],
  );
  return useLoaded(load);
}

/** `dataVersion` and `zoom` are read by the workbench itself; they are named here as what a series depends on. */
function seriesOf(
  workbench: Workbench,
  _dataVersion: number,
  _zoom: readonly TimeRange[],
  signal: AbortSignal,
): Promise<TimelineSeries | null> {
  return workbench.timeline(signal);
}
