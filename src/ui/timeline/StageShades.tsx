import type { TimeRange } from '../../state/appState';
import { type PlotGeometry, xOf } from './plotGeometry';

interface StageShadesProps {
  readonly plot: PlotGeometry;
  readonly brushed: TimeRange | null;
  /** The time clause of the selection. */
  readonly time: TimeRange | null;
}

/** The range under the brush, and veils over what the time clause leaves out. */
export function StageShades({ plot, brushed, time }: StageShadesProps) {
  const right = plot.leftPx + plot.widthPx;
  const clip = (ms: number): number => Math.max(plot.leftPx, Math.min(right, xOf(ms, plot)));
  return (
    <>
      {time && (
        <>
          <div
            className="hb-veil"
            style={{ left: plot.leftPx, width: clip(time.fromMs) - plot.leftPx }}
          />
          <div
            className="hb-veil"
            style={{ left: clip(time.toMs), width: right - clip(time.toMs) }}
          />
        </>
      )}
      {brushed && (
        <div
          className="hb-brush"
          data-testid="brush"
          style={{ left: clip(brushed.fromMs), width: clip(brushed.toMs) - clip(brushed.fromMs) }}
        />
      )}
    </>
  );
}
