import { memo } from 'react';
import {
  Bar,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceArea,
  ReferenceLine,
  XAxis,
  YAxis,
} from 'recharts';
import type { ShownPivot } from '../../state/shownPivot';
import type { TimelineSeries } from '../../state/workbench';
import type { SignMark } from '../../timeline/signMarks';
import type { Zone } from '../../timeline/zone';
import { countText } from '../common/amountText';
import { PivotFlag } from './PivotFlag';
import { SHORT_EXECUTIONS, executionWords } from './executionWords';
import { NO_LOG } from './loggedCount';
import { plotGeometry, xOf } from './plotGeometry';
import { SignStrip } from './SignStrip';
import { TimeTick } from './TimeTick';
import { countTicks } from './countTicks';
import { timeTicks } from './timeTicks';

/** A tick needs so many letters of room. */
const TICK_LETTERS = 6.4;
const WIDEST_BAR_PX = 48;
/** The longest title of an axis needs so many letters of height. */
const TITLE_LETTERS = 13.5;

interface DualAxisChartProps {
  readonly series: TimelineSeries;
  readonly pivot: ShownPivot | null;
  readonly signs: readonly SignMark[];
  readonly zone: Zone;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Failures as bars on the left axis, executions as a line on the right one, the pivot point, and below them the signs. */
export const DualAxisChart = memo(function DualAxisChart(props: DualAxisChartProps) {
  const { series, pivot, signs, zone, widthPx, heightPx } = props;
  const { range, widthMs, buckets, executions, missing } = series;
  const data = buckets.map((bucket) => ({ ...bucket, middleMs: bucket.startMs + widthMs / 2 }));
  const plot = plotGeometry(widthPx, range, signs.length > 0);
  const bucketPx = (plot.widthPx * widthMs) / (range.toMs - range.fromMs);
  const ticks = timeTicks(
    range,
    Math.max(2, Math.floor(plot.widthPx / (plot.textPx * TICK_LETTERS))),
    zone,
  );
  const failureTicks = countTicks(buckets.reduce((most, b) => Math.max(most, b.failures), 0));
  const executionTicks = countTicks(buckets.reduce((most, b) => Math.max(most, b.executions), 0));
  const isLow = heightPx - plot.topPx - plot.bottomPx < plot.textPx * TITLE_LETTERS;
  const linePx = plot.textPx / 7;
  const isSparse = buckets.length < 3;
  const hasLogons = !missing.includes('logons');
  const hasExecutions = !missing.includes('executions');
  const pivotMs = pivot ? Date.parse(pivot.at) : null;
  const isPivotRight =
    pivotMs !== null && xOf(pivotMs, plot) > plot.leftPx + plot.widthPx - plot.textPx * 8;
  return (
    <ComposedChart
      width={widthPx}
      height={heightPx}
      data={data}
      margin={{ top: plot.topPx, right: 0, bottom: 0, left: 0 }}
      accessibilityLayer={false}
    >
      <CartesianGrid vertical={false} yAxisId="failures" stroke="var(--hb-line)" />
      <XAxis
        type="number"
        dataKey="middleMs"
        domain={[range.fromMs, range.toMs]}
        allowDataOverflow
        ticks={ticks}
        interval={0}
        height={plot.bottomPx}
        tick={<TimeTick ticks={ticks} zone={zone} dropPx={plot.stripPx} />}
        stroke="var(--hb-line-strong)"
      />
      <YAxis
        yAxisId="failures"
        orientation="left"
        width={plot.leftPx}
        allowDecimals={false}
        domain={[0, failureTicks.at(-1) ?? 1]}
        ticks={failureTicks}
        tickFormatter={countText}
        tick={hasLogons && { className: 'hb-tick-failures' }}
        stroke="var(--hb-failures)"
        label={{
          value: axisTitle(isLow ? 'Failures' : 'Authentication failures', hasLogons),
          angle: -90,
          position: 'insideRight',
          offset: plot.textPx * 4,
          className: 'hb-axis-failures',
          style: { textAnchor: 'middle' },
        }}
      />
      <YAxis
        yAxisId="executions"
        orientation="right"
        width={plot.rightPx}
        allowDecimals={false}
        domain={[0, executionTicks.at(-1) ?? 1]}
        ticks={executionTicks}
        tickFormatter={countText}
        tick={hasExecutions && { className: 'hb-tick-executions' }}
        stroke="var(--hb-executions)"
        label={{
          value: axisTitle(isLow ? SHORT_EXECUTIONS : executionWords(executions), hasExecutions),
          angle: 90,
          position: 'insideLeft',
          offset: plot.textPx * 4.3,
          className: 'hb-axis-executions',
          style: { textAnchor: 'middle' },
        }}
      />
      {pivot && (
        <ReferenceArea
          yAxisId="failures"
          x1={Date.parse(pivot.from)}
          x2={Date.parse(pivot.to)}
          ifOverflow="hidden"
          fill="var(--hb-pivot-wash)"
          fillOpacity={1}
        />
      )}
      <Bar
        yAxisId="failures"
        dataKey="failures"
        fill="var(--hb-failures)"
        stroke="var(--hb-failures-edge)"
        barSize={Math.max(2, Math.min(WIDEST_BAR_PX, bucketPx * 0.8))}
        isAnimationActive={false}
      />
      {hasExecutions && (
        <Line
          yAxisId="executions"
          dataKey="executions"
          type="linear"
          stroke="var(--hb-executions-edge)"
          strokeWidth={linePx + 1.5}
          dot={false}
          activeDot={false}
          isAnimationActive={false}
        />
      )}
      {hasExecutions && (
        <Line
          yAxisId="executions"
          dataKey="executions"
          type="linear"
          stroke="var(--hb-executions)"
          strokeWidth={linePx}
          dot={isSparse ? { r: 4, fill: 'var(--hb-executions)' } : false}
          activeDot={false}
          isAnimationActive={false}
        />
      )}
      {pivotMs !== null && (
        <ReferenceLine
          yAxisId="failures"
          x={pivotMs}
          ifOverflow="discard"
          stroke="var(--hb-pivot)"
          strokeWidth={2}
          strokeDasharray="7 3"
          label={<PivotFlag isLeft={isPivotRight} isAnalysts={pivot?.isAnalysts === true} />}
        />
      )}
      <SignStrip signs={signs} plot={plot} floorPx={heightPx - plot.bottomPx} />
    </ComposedChart>
  );
});

function axisTitle(what: string, hasLog: boolean): string {
  return hasLog ? what : `${what}: ${NO_LOG}`;
}
