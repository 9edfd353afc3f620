import { useMemo } from 'react';
import { shownPivot } from '../../state/shownPivot';
import type { TimelineSeries } from '../../state/workbench';
import { laneSummary } from '../../timeline/laneSummary';
import { timelineSummary } from '../../timeline/textSummary';
import { useAppState } from '../common/workbenchContext';
import { SUSPICIOUS_MEANS } from './executionWords';
import type { Lanes } from './useLanes';

interface TimelineSummaryProps {
  readonly series: TimelineSeries;
  readonly lanes: Lanes;
}

/** The keys in a line for everyone, and what chart and lanes show in sentences for screen readers. */
export function TimelineSummary({ series, lanes }: TimelineSummaryProps) {
  const pivot = useAppState((state) => state.pivot);
  useAppState((state) => (state.redaction.on ? state.redaction.version : -1));
  const { range, widthMs, buckets, executions, missing } = series;
  const shown = useAppState(shownPivot);
  const signs = useAppState((state) => state.pivotSigns);
  const inLanes = useMemo(() => laneSummary(lanes.marks, range), [lanes.marks, range]);
  return (
    <>
      <p id="timeline-keys" className="hb-chart-hint">
        {series.executions === 'suspicious' && `${SUSPICIOUS_MEANS} `}
        <span className="hb-chart-keys" data-picture-skip>
          Drag or wheel zooms, Shift with either moves, a click opens. Keys: arrows, Shift and
          arrows, + −, Home, End, Enter, Esc.
        </span>
      </p>
      <p id="timeline-summary" className="hb-sr" data-testid="timeline-summary">
        {timelineSummary({ ...range, widthMs, buckets, pivot: shown, signs, executions, missing })}{' '}
        {series.executions === 'suspicious' && SUSPICIOUS_MEANS} {inLanes}
        {'why' in pivot && ` ${pivot.why}`}
      </p>
    </>
  );
}
