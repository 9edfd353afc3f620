import { utcText } from '../common/utcText';
import { useAppState } from '../common/workbenchContext';
import { type PlotGeometry, xOf } from './plotGeometry';

const LANES = [
  { table: 'auth_logs', word: 'Logons', series: 'failures' },
  { table: 'process_logs', word: 'Processes', series: 'executions' },
] as const;

/** From when to when each log speaks: a silence of the log is not a silence of the intruder. */
export function CoverageLanes({ plot }: { readonly plot: PlotGeometry }) {
  const tables = useAppState((state) => state.tables);
  return LANES.map(({ table, word, series }) => {
    const fact = tables.find((each) => each.name === table);
    const span = fact && spanPx(fact.firstSeen, fact.lastSeen, plot);
    const words =
      fact && fact.firstSeen !== null
        ? `${table} has records from ${utcText(fact.firstSeen)} to ${utcText(fact.lastSeen)}`
        : `${table} has no dated records`;
    return (
      <div key={table} className="hb-lane hb-lane-coverage" title={words}>
        <span className="hb-lane-word" style={{ width: plot.leftPx }}>
          {word}
          <span className="hb-sr">: {words}</span>
        </span>
        <span className="hb-lane-none" style={{ left: plot.leftPx, width: plot.widthPx }} />
        {span && (
          <span
            className="hb-lane-span"
            data-series={series}
            style={{ left: span.leftPx, width: span.widthPx }}
          />
        )}
      </div>
    );
  });
}

function spanPx(
  first: string | null,
  last: string | null,
  plot: PlotGeometry,
): { leftPx: number; widthPx: number } | null {
  if (first === null || last === null) return null;
  const fromMs = Math.max(Date.parse(first), plot.range.fromMs);
  const toMs = Math.min(Date.parse(last), plot.range.toMs);
  if (fromMs > toMs) return null;
  const leftPx = xOf(fromMs, plot);
  return { leftPx, widthPx: Math.max(2, xOf(toMs, plot) - leftPx) };
}
