import { useCallback } from 'react';
import { Bar, BarChart, CartesianGrid, ReferenceLine, Tooltip, XAxis, YAxis } from 'recharts';
import type { Workbench } from '../../state/workbench';
import type { HuntRun } from '../../hunts/hunt';
import { countOf, countText } from '../common/amountText';
import { StateNote } from '../common/StateNote';
import { useElementSize } from '../common/useElementSize';
import { useLoaded } from '../common/useLoaded';
import { useAppState, useWorkbench } from '../common/workbenchContext';

const HEIGHT_PX = 190;

type HistogramBin = Awaited<ReturnType<Workbench['entropyHistogram']>>[number];

/** How random the arguments of all processes are, and where the floor of the hunt lies. */
export function EntropyHistogram({ run }: { readonly run: HuntRun | undefined }) {
  const workbench = useWorkbench();
  const dataVersion = useAppState((state) => state.dataVersion);
  const startedAt = run?.startedAt ?? '';
  const load = useCallback(
    (signal: AbortSignal) =>
      dataVersion >= 0 && startedAt !== ''
        ? workbench.entropyHistogram(signal)
        : Promise.resolve([]),
    [workbench, dataVersion, startedAt],
  );
  const loaded = useLoaded(load);
  const floor = Number(run?.params['min_entropy']);
  return (
    <figure className="hb-histogram">
      <figcaption className="hb-h3">Entropy of process arguments, bits a character</figcaption>
      {loaded.state === 'loading' && <StateNote tone="loading" title="Counting" />}
      {loaded.state === 'cancelled' && <StateNote tone="empty" title="Cancelled" />}
      {loaded.state === 'error' && (
        <StateNote tone="error" title="The histogram could not be drawn">
          <p className="hb-mono">{loaded.message}</p>
        </StateNote>
      )}
      {loaded.state === 'ready' &&
        (loaded.value.length === 0 ? (
          <StateNote tone="empty" title="No process has arguments to measure" />
        ) : (
          <Bars bins={loaded.value} floor={Number.isFinite(floor) ? floor : null} />
        ))}
    </figure>
  );
}

interface BarsProps {
  readonly bins: readonly HistogramBin[];
  readonly floor: number | null;
}

function Bars({ bins, floor }: BarsProps) {
  const { ref, widthPx } = useElementSize();
  const data = bins.map((bin) => ({ ...bin, middle: (bin.from + bin.to) / 2 }));
  const first = bins[0]?.from ?? 0;
  const last = bins.at(-1)?.to ?? 8;
  const ticks = Array.from({ length: Math.floor(last) + 1 }, (_, bits) => bits);
  const barPx = Math.max(2, (widthPx - 132) / bins.length - 1);
  return (
    <div ref={ref}>
      {widthPx > 0 && (
        <BarChart
          width={widthPx}
          height={HEIGHT_PX}
          data={data}
          margin={{ top: 18, right: 56, bottom: 2, left: 0 }}
          accessibilityLayer={false}
        >
          <CartesianGrid vertical={false} stroke="var(--hb-line)" />
          <XAxis
            type="number"
            dataKey="middle"
            domain={[first, last]}
            ticks={ticks}
            height={24}
            stroke="var(--hb-line-strong)"
            tick={{ fill: 'var(--hb-dim)', fontSize: 12 }}
          />
          <YAxis
            width={62}
            allowDecimals={false}
            tickFormatter={countText}
            stroke="var(--hb-line-strong)"
            tick={{ fill: 'var(--hb-dim)', fontSize: 12 }}
          />
          <Tooltip
            isAnimationActive={false}
            cursor={{ fill: 'var(--hb-hover)', opacity: 0.5 }}
            content={({ payload }) => <BinTooltip bin={binOf(payload)} />}
          />
          <Bar
            dataKey="records"
            fill="var(--hb-executions)"
            stroke="var(--hb-executions-edge)"
            barSize={barPx}
            isAnimationActive={false}
          />
          {floor !== null && (
            <ReferenceLine
              x={floor}
              stroke="var(--hb-pivot)"
              strokeWidth={2}
              strokeDasharray="5 4"
              label={{
                value: `outliers from ${floor}`,
                position: 'top',
                fill: 'var(--hb-pivot-text)',
                fontSize: 12,
              }}
            />
          )}
        </BarChart>
      )}
      <p className="hb-sr">
        {bins
          .filter((bin) => bin.records > 0)
          .map((bin) => `${bin.from} to ${bin.to} bits: ${countOf(bin.records, 'record')}.`)
          .join(' ')}
      </p>
    </div>
  );
}

function binOf(payload: readonly { readonly payload?: unknown }[]): HistogramBin | null {
  const datum = payload[0]?.payload;
  return isBin(datum) ? datum : null;
}

function isBin(value: unknown): value is HistogramBin {
  return typeof value === 'object' && value !== null && 'records' in value && 'from' in value;
}

function BinTooltip({ bin }: { readonly bin: HistogramBin | null }) {
  if (!bin) return null;
  return (
    <div className="hb-tooltip hb-num">
      {bin.from.toFixed(2)} to {bin.to.toFixed(2)} bits: {countOf(bin.records, 'record')}
    </div>
  );
}
