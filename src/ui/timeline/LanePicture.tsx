import { memo } from 'react';
import type { Finding } from '../../findings/finding';
import type { TableFact } from '../../state/appState';
import { SEVERITIES_FALLING } from '../common/severityLook';
import { FIXED_ROWS, type LaneLayout, laneTopPx, markX } from './laneLayout';
import { gapPath, laneOfGap, spanPx } from './laneSpans';
import { severityMark } from './severityMark';

interface LanePictureProps {
  readonly layout: LaneLayout;
  readonly tables: readonly TableFact[];
  /** The findings of the hunt for silences. */
  readonly gaps: readonly Finding[];
  /** Whether each lane is chosen; null where none is. */
  readonly chosen: readonly boolean[] | null;
  readonly widthPx: number;
}

/** Coverage, silences and findings as a handful of paths, however many findings there are. */
export const LanePicture = memo(function LanePicture(props: LanePictureProps) {
  const { layout, tables, gaps, chosen, widthPx } = props;
  const { plot, fixedPx, lanePx } = layout;
  const dimmed = (lane: number): boolean => chosen !== null && chosen[lane] !== true;
  return (
    <svg
      className="hb-lanes-picture"
      data-testid="lanes-picture"
      width={widthPx}
      height={layout.heightPx}
      aria-hidden
    >
      <HatchPatterns />
      {FIXED_ROWS.map((row, i) => (
        <g key={row}>
          {row === 'log-gaps' ? (
            <>
              <rect
                className="hb-lane-ground"
                x={plot.leftPx}
                y={i * fixedPx + fixedPx * 0.22}
                width={plot.widthPx}
                height={fixedPx * 0.56}
              />
              <path
                className="hb-lane-gap"
                d={gapPath(gaps, plot, i * fixedPx + fixedPx * 0.22, fixedPx * 0.56)}
              />
            </>
          ) : (
            <CoverageRow layout={layout} fact={tables.find(({ name }) => name === row)} row={i} />
          )}
        </g>
      ))}
      {layout.marks.lanes.map((lane, i) => {
        const top = laneTopPx(layout, i);
        return (
          <g key={lane.key}>
            <path
              className="hb-lane-axis"
              d={`M${plot.leftPx},${(top + lanePx * 0.66).toFixed(1)}h${plot.widthPx}`}
            />
            {lane.clause?.kind === 'host' && (
              <path
                className="hb-lane-gap"
                d={gapPath(laneOfGap(gaps, lane.key), plot, top + lanePx * 0.48, lanePx * 0.36)}
              />
            )}
          </g>
        );
      })}
      {[false, true].map((isDimmed) =>
        [...SEVERITIES_FALLING]
          .reverse()
          .map((severity) => (
            <path
              key={`${severity} ${String(isDimmed)}`}
              className="hb-lane-marks"
              data-severity={severity}
              data-dimmed={isDimmed}
              d={marksPath(layout, severity, (lane) => dimmed(lane) === isDimmed)}
            />
          )),
      )}
      {layout.binned
        .filter(({ count }) => count > 1)
        .map((mark) => (
          <text
            key={`${mark.lane} ${mark.bin}`}
            className="hb-lane-count"
            data-dimmed={dimmed(mark.lane)}
            x={markX(layout, mark)}
            y={laneTopPx(layout, mark.lane) + lanePx * 0.34}
          >
            {shortCount(mark.count)}
          </text>
        ))}
    </svg>
  );
});

function marksPath(
  layout: LaneLayout,
  severity: Finding['severity'],
  isMeant: (lane: number) => boolean,
): string {
  const rank = SEVERITIES_FALLING.length - 1 - SEVERITIES_FALLING.indexOf(severity);
  let path = '';
  for (const mark of layout.binned) {
    if (mark.severity !== rank || !isMeant(mark.lane)) continue;
    const y = laneTopPx(layout, mark.lane) + layout.lanePx * 0.66;
    path += severityMark(severity, markX(layout, mark), y, layout.radiusPx);
  }
  return path;
}

function CoverageRow({
  layout,
  fact,
  row,
}: {
  readonly layout: LaneLayout;
  readonly fact: TableFact | undefined;
  readonly row: number;
}) {
  const { plot, fixedPx } = layout;
  const y = row * fixedPx + fixedPx * 0.22;
  const height = fixedPx * 0.56;
  const span = fact ? spanPx(fact.firstSeen, fact.lastSeen, plot) : null;
  return (
    <>
      <rect
        className="hb-lane-none"
        x={plot.leftPx}
        y={y}
        width={plot.widthPx}
        height={height}
        data-testid={`no-coverage-${FIXED_ROWS[row] ?? ''}`}
      />
      {span && (
        <rect
          className="hb-lane-span"
          data-series={row === 0 ? 'failures' : 'executions'}
          x={span.leftPx}
          y={y}
          width={span.widthPx}
          height={height}
        />
      )}
    </>
  );
}

/** Two hatches that differ in direction and colour: where a log does not reach, and where it fell silent. */
function HatchPatterns() {
  return (
    <defs>
      <pattern
        id="hb-hatch-none"
        width="7"
        height="7"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(-45)"
      >
        <rect className="hb-hatch-none" width="7" height="2.2" />
      </pattern>
      <pattern id="hb-hatch-gap" width="5" height="5" patternUnits="userSpaceOnUse">
        <rect className="hb-hatch-gap-ground" width="5" height="5" />
        <rect className="hb-hatch-gap" width="2" height="5" />
      </pattern>
    </defs>
  );
}

/** `7`, `128`, `1.2k`, `45k`: fits above a mark. */
function shortCount(count: number): string {
  if (count < 1_000) return String(count);
  return `${(count / 1_000).toFixed(count < 10_000 ? 1 : 0)}k`;
}
