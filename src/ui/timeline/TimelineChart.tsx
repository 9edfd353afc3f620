import { useMemo } from 'react';
import type { TimelineSeries } from '../../state/workbench';
import { timelineSummary } from '../../timeline/textSummary';
import { useAppState, useWorkbench } from '../common/workbenchContext';
import { ChartLegend } from './ChartLegend';
import { DualAxisChart } from './DualAxisChart';
import { FindingsStrip } from './FindingsStrip';
import { OutsideNote } from './OutsideNote';
import { plotGeometry, xOf } from './plotGeometry';
import { useElementSize } from '../common/useElementSize';
import { useZoomGestures } from './useZoomGestures';

/** The chart with its gestures, its legend and the findings below. */
export function TimelineChart({ series }: { readonly series: TimelineSeries }) {
  const workbench = useWorkbench();
  const pivot = useAppState((state) => state.pivot);
  const { ref, widthPx, heightPx } = useElementSize();
  const { range, widthMs, buckets } = series;
  const plot = useMemo(() => plotGeometry(widthPx, range), [widthPx, range]);
  const openBucketAt = (ms: number): void => {
    const bucket = buckets.find((b) => b.startMs <= ms && ms < b.startMs + widthMs);
    if (!bucket) return;
    workbench.openDrawer({
      kind: 'bucket',
      fromMs: bucket.startMs,
      toMs: bucket.startMs + widthMs,
    });
  };
  const whole = series.extent.range ?? range;
  const { brushed, handlers } = useZoomGestures(plot, whole, openBucketAt);
  const foundPivot = pivot.state === 'found' ? pivot.pivot : null;
  return (
    <div className="hb-chart-column">
      <div className="hb-panel hb-chart-panel">
        <ChartLegend series={series} hasPivot={foundPivot !== null} />
        <div
          ref={ref}
          className="hb-chart"
          data-testid="timeline-chart"
          role="group"
          tabIndex={0}
          aria-label="Authentication failures and command executions over time"
          aria-describedby="timeline-summary timeline-keys"
          {...handlers}
        >
          {widthPx > 0 && (
            <DualAxisChart
              series={series}
              pivot={foundPivot}
              widthPx={widthPx}
              heightPx={heightPx}
            />
          )}
          {brushed && (
            <div
              className="hb-brush"
              style={{
                left: xOf(brushed.fromMs, plot),
                width: xOf(brushed.toMs, plot) - xOf(brushed.fromMs, plot),
              }}
            />
          )}
        </div>
        <p id="timeline-keys" className="hb-chart-hint">
          Drag to zoom, click a bucket for its records. Keys: + and − zoom, ← and → move, Esc goes
          back.
        </p>
        <OutsideNote extent={series.extent} />
        <p id="timeline-summary" className="hb-sr">
          {timelineSummary({ ...range, widthMs, buckets, pivot: foundPivot })}
          {'why' in pivot && ` ${pivot.why}`}
        </p>
      </div>
      {widthPx > 0 && <FindingsStrip plot={plot} />}
    </div>
  );
}
