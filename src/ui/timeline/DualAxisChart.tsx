import {
  Bar,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceArea,
  ReferenceLine,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import type { TimelineSeries } from '../../state/workbench';
import type { PivotPoint } from '../../timeline/pivotPoint';
import { countText } from '../common/amountText';
import { BucketTooltip, bucketOf } from './BucketTooltip';
import { PivotFlag } from './PivotFlag';
import { AXIS_PX, CHART_MARGIN, plotGeometry, xOf } from './plotGeometry';
import { TimeTick } from './TimeTick';
import { timeTicks } from './timeTicks';

const TICK_PX = 84;
const WIDEST_BAR_PX = 48;
const LEFT_LABEL = {
  value: 'Authentication failures',
  angle: -90,
  position: 'insideLeft',
  offset: 2,
  className: 'hb-axis-failures',
  style: { textAnchor: 'middle' },
} as const;
const RIGHT_LABEL = {
  value: 'Command executions',
  angle: 90,
  position: 'insideRight',
  offset: 2,
  className: 'hb-axis-executions',
  style: { textAnchor: 'middle' },
} as const;

interface DualAxisChartProps {
  readonly series: TimelineSeries;
  readonly pivot: PivotPoint | null;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Failures as bars on the left axis, executions as a line on the right one, and the pivot point. */
export function DualAxisChart({ series, pivot, widthPx, heightPx }: DualAxisChartProps) {
  const { range, widthMs, buckets } = series;
  const data = buckets.map((bucket) => ({ ...bucket, middleMs: bucket.startMs + widthMs / 2 }));
  const plot = plotGeometry(widthPx, range);
  const bucketPx = (plot.widthPx * widthMs) / (range.toMs - range.fromMs);
  const ticks = timeTicks(range, Math.max(2, Math.floor(plot.widthPx / TICK_PX)));
  const isSparse = buckets.length < 3;
  const pivotMs = pivot ? Date.parse(pivot.at) : null;
  const isPivotRight = pivotMs !== null && xOf(pivotMs, plot) > plot.leftPx + plot.widthPx - 120;
  return (
    <ComposedChart
      width={widthPx}
      height={heightPx}
      data={data}
      margin={CHART_MARGIN}
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
        height={46}
        tick={<TimeTick ticks={ticks} />}
        stroke="var(--hb-line-strong)"
      />
      <YAxis
        yAxisId="failures"
        orientation="left"
        width={AXIS_PX}
        allowDecimals={false}
        tickFormatter={countText}
        tick={{ className: 'hb-tick-failures' }}
        stroke="var(--hb-failures)"
        label={LEFT_LABEL}
      />
      <YAxis
        yAxisId="executions"
        orientation="right"
        width={AXIS_PX}
        allowDecimals={false}
        tickFormatter={countText}
        tick={{ className: 'hb-tick-executions' }}
        stroke="var(--hb-executions)"
        label={RIGHT_LABEL}
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
      <Tooltip
        isAnimationActive={false}
        cursor={{ stroke: 'var(--hb-text)', strokeWidth: 1 }}
        content={({ active, payload }) => (
          <BucketTooltip bucket={active ? bucketOf(payload) : null} widthMs={widthMs} />
        )}
      />
      <Bar
        yAxisId="failures"
        dataKey="failures"
        fill="var(--hb-failures)"
        stroke="var(--hb-failures-edge)"
        barSize={Math.max(2, Math.min(WIDEST_BAR_PX, bucketPx * 0.8))}
        isAnimationActive={false}
      />
      <Line
        yAxisId="executions"
        dataKey="executions"
        type="linear"
        stroke="var(--hb-executions-edge)"
        strokeWidth={3.5}
        dot={false}
        activeDot={false}
        tooltipType="none"
        isAnimationActive={false}
      />
      <Line
        yAxisId="executions"
        dataKey="executions"
        type="linear"
        stroke="var(--hb-executions)"
        strokeWidth={2}
        dot={isSparse ? { r: 4, fill: 'var(--hb-executions)' } : false}
        activeDot={{ r: 4 }}
        isAnimationActive={false}
      />
      {pivotMs !== null && (
        <ReferenceLine
          yAxisId="failures"
          x={pivotMs}
          ifOverflow="discard"
          stroke="var(--hb-pivot)"
          strokeWidth={2}
          strokeDasharray="7 3"
          label={<PivotFlag isLeft={isPivotRight} />}
        />
      )}
    </ComposedChart>
  );
}
