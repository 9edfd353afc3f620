import { Button } from '@mantine/core';
import { IconArrowBackUp, IconZoomReset } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { durationText } from '../../core/duration';
import type { TimelineSeries } from '../../state/workbench';
import { shortUtcOfMs } from '../common/utcText';
import { useAppState, useWorkbench } from '../common/workbenchContext';

interface TimelineHeadProps {
  readonly series: TimelineSeries;
  readonly children: ReactNode;
}

/** What is in view, how wide a bucket is, and the way back. */
export function TimelineHead({ series, children }: TimelineHeadProps) {
  const workbench = useWorkbench();
  const depth = useAppState((state) => state.zoom.length);
  const { range, widthMs } = series;
  return (
    <div className="hb-placehead hb-timeline-head">
      <h2 className="hb-h1">Timeline</h2>
      <span className="hb-dim hb-num">
        {shortUtcOfMs(range.fromMs)} to {shortUtcOfMs(range.toMs)} ·{' '}
        {durationText((range.toMs - range.fromMs) / 1000)} · one bucket is{' '}
        {durationText(widthMs / 1000)}
      </span>
      <div className="hb-spread hb-buttons">
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
        {children}
      </div>
    </div>
  );
}
