import { useMemo, useRef, useState } from 'react';
import { shownPivot } from '../../state/shownPivot';
import type { TimelineSeries } from '../../state/workbench';
import { findingsInBin } from '../../timeline/binMarks';
import { signMarks } from '../../timeline/signMarks';
import { timeOf } from '../../timeline/selection';
import { useElementSize } from '../common/useElementSize';
import { useAppState, useWorkbench } from '../common/workbenchContext';
import { ChartLegend } from './ChartLegend';
import { CrosshairTip } from './CrosshairTip';
import { DualAxisChart } from './DualAxisChart';
import { FindingLanes } from './FindingLanes';
import { laneLayout, markAt } from './laneLayout';
import { MOST_IN_MENU, MarkMenu, type OpenCluster } from './MarkMenu';
import { OutsideNote } from './OutsideNote';
import { plotGeometry } from './plotGeometry';
import { signsNear } from './signsNear';
import { StageShades } from './StageShades';
import { stageStep } from './stageSteps';
import { TimelineSummary } from './TimelineSummary';
import { useLanes } from './useLanes';
import { type StagePoint, useStageGestures } from './useStageGestures';
import { useWheelZoom } from './useWheelZoom';

const TIP_PX = 330;

/** Chart and lanes on one time axis, with the crosshair, the brush and the keys over both. */
export function TimelineChart({ series }: { readonly series: TimelineSeries }) {
  const workbench = useWorkbench();
  const pivot = useAppState(shownPivot);
  const pivotSigns = useAppState((state) => state.pivotSigns);
  const signs = useMemo(() => signMarks(pivotSigns), [pivotSigns]);
  const zone = useAppState((state) => state.zone);
  const time = useAppState((state) => timeOf(state.selection));
  const { ref: widthRef, widthPx } = useElementSize();
  const { ref: chartRef, heightPx: chartPx } = useElementSize();
  const stage = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const [cluster, setCluster] = useState<OpenCluster | null>(null);
  const { range, widthMs, buckets } = series;
  const hasSigns = signs.length > 0;
  const plot = useMemo(() => plotGeometry(widthPx, range, hasSigns), [widthPx, range, hasSigns]);
  const lanes = useLanes();
  const layout = useMemo(() => laneLayout(lanes.marks, plot), [lanes.marks, plot]);

  const bucketAt = (ms: number) =>
    buckets.find((b) => b.startMs <= ms && ms < b.startMs + widthMs) ?? buckets.at(-1) ?? null;
  const markUnder = ({ lane, xPx }: StagePoint) =>
    lane === null ? null : markAt(layout, lane, xPx);
  const openPoint = (point: StagePoint): void => {
    const mark = markUnder(point);
    if (mark) {
      const found = findingsInBin(lanes.marks, mark, MOST_IN_MENU).flatMap(
        (i) => lanes.findings[i] ?? [],
      );
      const [first] = found;
      if (mark.count === 1 && first) {
        workbench.openDrawer({ kind: 'finding', findingId: first.id });
      } else {
        const top = frame.current?.offsetTop ?? 0;
        setCluster({ xPx: point.xPx, yPx: top + 8, count: mark.count, findings: found });
      }
      return;
    }
    const bucket = bucketAt(point.ms);
    if (!bucket || point.lane !== null) return;
    workbench.openDrawer({
      kind: 'bucket',
      fromMs: bucket.startMs,
      toMs: bucket.startMs + widthMs,
      executions: series.executions,
    });
  };
  const whole = series.extent.range ?? range;
  const gestures = useStageGestures(plot, whole, {
    step: (from, to) => stageStep(from, to, series, layout),
    open: openPoint,
  });
  useWheelZoom(stage, gestures.zoomAround, gestures.panBy);
  const { cursor, brushed } = gestures;
  const cursorBucket = cursor && bucketAt(cursor.ms);
  const signsUnder = (xPx: number) =>
    signsNear(
      signs,
      xPx,
      cursorBucket && {
        fromMs: cursorBucket.startMs,
        toMs: cursorBucket.startMs + widthMs,
      },
      plot,
    );
  const cursorMark = cursor && markUnder(cursor);
  const isTipLeft = cursor !== null && cursor.xPx > plot.leftPx + plot.widthPx / 2;
  return (
    <div className="hb-chart-column" style={{ '--hb-chart-text': `${plot.textPx}px` } as object}>
      <div
        ref={stage}
        className="hb-stage"
        data-picture="chart"
        data-picture-subject="Timeline"
        data-dragging={gestures.isDragging || undefined}
        {...gestures.handlers}
      >
        <div className="hb-panel hb-chart-panel">
          <ChartLegend series={series} hasPivot={pivot !== null} signs={signs} />
          <div
            ref={chartRef}
            className="hb-chart"
            data-testid="timeline-chart"
            data-plot={`${plot.leftPx} ${plot.topPx} ${plot.widthPx} ${chartPx - plot.topPx - plot.bottomPx}`}
            role="group"
            tabIndex={0}
            aria-label="Authentication failures and command executions over time"
            aria-describedby="timeline-summary timeline-keys"
          >
            {widthPx > 0 && chartPx > 0 && (
              <DualAxisChart
                series={series}
                pivot={pivot}
                signs={signs}
                zone={zone}
                widthPx={widthPx}
                heightPx={chartPx}
              />
            )}
          </div>
        </div>
        <div ref={widthRef} className="hb-stage-width" aria-hidden />
        {widthPx > 0 && (
          <FindingLanes lanes={lanes} layout={layout} widthPx={widthPx} frame={frame} />
        )}
        {widthPx > 0 && <StageShades plot={plot} brushed={brushed} time={time} />}
        {cursor && (
          <>
            <div className="hb-crosshair" data-testid="crosshair" style={{ left: cursor.xPx }} />
            {!brushed && (
              <div
                className="hb-tooltip hb-crosshair-tip"
                data-testid="crosshair-tip"
                role="status"
                style={{
                  width: TIP_PX,
                  left: isTipLeft ? cursor.xPx - TIP_PX - 14 : cursor.xPx + 14,
                }}
              >
                <CrosshairTip
                  bucket={cursorBucket}
                  series={series}
                  mark={cursorMark && { binned: cursorMark, of: lanes.marks }}
                  findings={lanes.findings}
                  signs={cursor.lane === null ? signsUnder(cursor.xPx) : []}
                />
                {cursor.lane !== null && !cursorMark && (
                  <div className="hb-dim">{lanes.marks.lanes[cursor.lane]?.label}: none here</div>
                )}
              </div>
            )}
          </>
        )}
        {cluster && <MarkMenu cluster={cluster} onClose={() => setCluster(null)} />}
      </div>
      <OutsideNote extent={series.extent} />
      <TimelineSummary series={series} lanes={lanes} />
    </div>
  );
}
