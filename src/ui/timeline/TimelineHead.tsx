import { Button, SegmentedControl } from '@mantine/core';
import { IconArrowBackUp, IconZoomReset } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { durationText } from '../../core/duration';
import type { TimelineSeries } from '../../state/workbench';
import { zoneName, zonedText } from '../../timeline/zone';
import { useAppState, useWorkbench } from '../common/workbenchContext';
import { SUSPICIOUS_MEANS } from './executionWords';
import { ZoneSelect } from './ZoneSelect';

interface TimelineHeadProps {
  readonly series: TimelineSeries;
  readonly children: ReactNode;
}

/** What is in view, how wide a bucket is, and the way back. */
export function TimelineHead({ series, children }: TimelineHeadProps) {
  const workbench = useWorkbench();
  const depth = useAppState((state) => state.zoom.length);
  const zone = useAppState((state) => state.zone);
  const { range, widthMs, executions } = series;
  return (
    <div className="hb-placehead hb-timeline-head">
      <h2 className="hb-h1">Timeline</h2>
      <span className="hb-dim hb-num hb-timeline-range" data-testid="timeline-range">
        {zonedText(range.fromMs, zone)} to {zonedText(range.toMs, zone)} ·{' '}
        {durationText((range.toMs - range.fromMs) / 1000)} ·{' '}
        <span>one bucket is {durationText(widthMs / 1000)}</span> · labels in{' '}
        {zoneName(zone, range)}
      </span>
      <div className="hb-spread hb-buttons" data-picture-skip>
        {depth > 0 && (
          <>
            <Button
              variant="default"
              leftSection={<IconArrowBackUp size={17} aria-hidden />}
              onClick={() => workbench.zoomBack()}
            >
              Back
            </Button>
            <Button
              variant="default"
              leftSection={<IconZoomReset size={17} aria-hidden />}
              onClick={() => workbench.zoomTo(null)}
            >
              Whole evidence
            </Button>
          </>
        )}
        <SegmentedControl
          aria-label="Executions"
          data-testid="executions-choice"
          title={SUSPICIOUS_MEANS}
          value={executions}
          onChange={(next) => workbench.setExecutions(next === 'all' ? 'all' : 'suspicious')}
          data={[
            { value: 'suspicious', label: 'Suspicious executions' },
            { value: 'all', label: 'All' },
          ]}
        />
        <ZoneSelect nearMs={range.fromMs} />
        {children}
      </div>
    </div>
  );
}
