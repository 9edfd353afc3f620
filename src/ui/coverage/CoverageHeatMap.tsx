import { useCallback } from 'react';
import type { CoverageGrid, CoverageRow } from '../../timeline/coverage';
import { bucketWidthText } from '../../timeline/bucketWidth';
import { countText } from '../common/amountText';
import { StateNote } from '../common/StateNote';
import { useLoaded } from '../common/useLoaded';
import { utcText } from '../common/utcText';
import { useAppState, useWorkbench } from '../common/workbenchContext';

const STEPS = 5;

/** Host × log over time: how many records, where there were none, and where there is no log. */
export function CoverageHeatMap() {
  const workbench = useWorkbench();
  const dataVersion = useAppState((state) => state.dataVersion);
  const selection = useAppState((state) => state.selection);
  const load = useCallback(
    (signal: AbortSignal) => gridOf(workbench, [dataVersion, selection], signal),
    [workbench, dataVersion, selection],
  );
  const loaded = useLoaded(load);
  if (loaded.state === 'error') {
    return (
      <StateNote tone="error" title="The heat map could not be counted">
        <p>{loaded.message}</p>
      </StateNote>
    );
  }
  const grid =
    loaded.state === 'ready' ? loaded.value : loaded.state === 'loading' ? loaded.previous : null;
  if (!grid) return null;
  return (
    <section className="hb-heat" aria-label="Records by host and log over time">
      <div className="hb-placehead">
        <h3 className="hb-h2">Host and log over time</h3>
        <span className="hb-dim hb-num">
          {countText(grid.hosts)} hosts · one cell is {bucketWidthText(grid.widthMs)}
        </span>
      </div>
      <NoLogPattern />
      <Legend />
      <div className="hb-heat-frame" tabIndex={0} role="group" aria-label="Heat map">
        <table className="hb-heat-table">
          <thead>
            <tr>
              <th scope="col">Host</th>
              <th scope="col">Log</th>
              <th scope="col" className="hb-heat-times">
                <span>{startText(grid, 0)}</span>
                <span>{startText(grid, grid.buckets)}</span>
              </th>
              <th scope="col" className="hb-right">
                Records
              </th>
            </tr>
          </thead>
          <tbody>
            {grid.rows.map((row) => (
              <tr key={`${row.table} ${row.host ?? ''}`}>
                <th scope="row">{row.host ?? <i className="hb-dim">no host named</i>}</th>
                <td className="hb-mono hb-dim">{row.table}</td>
                <td>
                  <Strip grid={grid} row={row} />
                </td>
                <td className="hb-right hb-num">{countText(row.records)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** One row of cells; the colour is the logarithm of the count, the hatching says that the log does not reach there. */
function Strip({ grid, row }: { readonly grid: CoverageGrid; readonly row: CoverageRow }) {
  const span = grid.spans.find((s) => s.table === row.table);
  const most = Math.max(...row.counts);
  const silent = row.counts.filter(
    (n, i) => n === 0 && span && i >= span.firstBucket && i <= span.lastBucket,
  ).length;
  const label = `${row.host ?? 'No host'}, ${row.table}: ${row.records} records, none in ${silent} of ${grid.buckets} cells`;
  return (
    <svg
      className="hb-heat-strip"
      viewBox={`0 0 ${grid.buckets} 1`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      {row.counts.map((count, i) => (
        <rect
          key={i}
          x={i}
          y={0}
          width={1}
          height={1}
          data-step={stepOf(count, most, i, span)}
          shapeRendering="crispEdges"
        >
          <title>{`${startText(grid, i)}: ${countText(count)} records`}</title>
        </rect>
      ))}
    </svg>
  );
}

function stepOf(
  count: number,
  most: number,
  bucket: number,
  span: CoverageGrid['spans'][number] | undefined,
): string {
  if (!span || bucket < span.firstBucket || bucket > span.lastBucket) return 'no log';
  if (count === 0) return '0';
  return String(Math.max(1, Math.ceil((Math.log1p(count) / Math.log1p(most)) * STEPS)));
}

/** The hatching of the cells that a log does not reach. */
function NoLogPattern() {
  return (
    <svg width="0" height="0" aria-hidden style={{ position: 'absolute' }}>
      <pattern id="hb-no-log" width="1" height="0.5" patternUnits="userSpaceOnUse">
        <rect width="1" height="0.18" className="hb-heat-hatch" />
      </pattern>
    </svg>
  );
}

function Legend() {
  return (
    <div className="hb-heat-legend hb-dim" aria-hidden>
      <span data-step="no log" /> no log
      <span data-step="0" /> no events
      <span className="hb-heat-scale">
        {Array.from({ length: STEPS }, (_, i) => (
          <span key={i} data-step={String(i + 1)} />
        ))}
      </span>
      few to most records of the row
    </div>
  );
}

function startText(grid: CoverageGrid, bucket: number): string {
  return utcText(new Date(grid.fromMs + bucket * grid.widthMs).toISOString());
}

/** What the grid depends on is read by the workbench itself; it is named here to be counted anew. */
function gridOf(
  workbench: ReturnType<typeof useWorkbench>,
  _dependsOn: readonly unknown[],
  signal: AbortSignal,
): Promise<CoverageGrid | null> {
  return workbench.coverage(signal);
}
