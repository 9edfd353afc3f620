import { SegmentedControl } from '@mantine/core';
import { type RefObject, memo } from 'react';
import { LANES_BY, type LaneBy } from '../../timeline/lanes';
import { countOf, countText } from '../common/amountText';
import { utcText } from '../common/utcText';
import { visibleText } from '../common/visibleText';
import { useAppState, useWorkbench } from '../common/workbenchContext';
import { FIXED_ROWS, type LaneLayout, laneTopPx } from './laneLayout';
import { LaneLegend } from './LaneLegend';
import { LanePicture } from './LanePicture';
import type { Lanes } from './useLanes';

const BY_WORDS: Readonly<Record<LaneBy, string>> = {
  tactic: 'ATT&CK tactic',
  host: 'Host',
  user: 'User',
};
const FIXED_WORDS = { auth_logs: 'Logons', process_logs: 'Processes', 'log-gaps': 'Silences' };

interface FindingLanesProps {
  readonly lanes: Lanes;
  readonly layout: LaneLayout;
  readonly widthPx: number;
  readonly frame: RefObject<HTMLDivElement | null>;
}

/** Below the chart, on the same axis: which log speaks when, and the findings by tactic, host or user. */
export const FindingLanes = memo(function FindingLanes(props: FindingLanesProps) {
  const { lanes, layout, widthPx, frame } = props;
  const workbench = useWorkbench();
  const by = useAppState((state) => state.lanesBy);
  const tables = useAppState((state) => state.tables);
  // Names in here are drawn anew when redaction changes.
  useAppState((state) => (state.redaction.on ? state.redaction.version : -1));
  const { marks, chosen } = lanes;
  return (
    <section className="hb-panel hb-lanes" aria-label="Log coverage and findings over time">
      <div className="hb-lanes-head">
        <span className="hb-h2">Findings by</span>
        <SegmentedControl
          size="xs"
          aria-label="Lanes by"
          value={by}
          onChange={(next) =>
            workbench.setLanesBy(LANES_BY.find((one) => one === next) ?? 'tactic')
          }
          data={LANES_BY.map((value) => ({ value, label: BY_WORDS[value] }))}
        />
        <LaneLegend />
      </div>
      <div
        ref={frame}
        className="hb-lanes-frame"
        data-testid="timeline-lanes"
        tabIndex={0}
        role="group"
        aria-label="Lanes"
      >
        <div className="hb-lanes-rows" style={{ height: layout.heightPx }}>
          {FIXED_ROWS.map((row, i) => {
            const fact = tables.find(({ name }) => name === row);
            const words =
              row === 'log-gaps'
                ? `${countOf(lanes.gaps.length, 'silence', 'silences')} of logs without an ordinary explanation`
                : fact && fact.firstSeen !== null
                  ? `${row} has records from ${utcText(fact.firstSeen)} to ${utcText(fact.lastSeen)}`
                  : `${row} has no dated records`;
            return (
              <div
                key={row}
                className="hb-lane-row"
                data-fixed
                title={words}
                style={{ top: i * layout.fixedPx, height: layout.fixedPx }}
              >
                <span className="hb-lane-word" style={{ width: layout.plot.leftPx }}>
                  {FIXED_WORDS[row]}
                  <span className="hb-sr">: {words}</span>
                </span>
              </div>
            );
          })}
          {marks.lanes.map((lane, i) => {
            const words = `${visibleText(lane.label)}, ${countOf(lane.findings, 'finding')}`;
            const { clause } = lane;
            return (
              <div
                key={lane.key}
                className="hb-lane-row"
                data-lane={i}
                style={{ top: laneTopPx(layout, i), height: layout.lanePx }}
              >
                <button
                  type="button"
                  className="hb-lane-label"
                  data-testid="lane-label"
                  style={{ width: layout.plot.leftPx }}
                  disabled={clause === null}
                  aria-pressed={chosen?.[i] ?? false}
                  title={words}
                  onClick={() => clause && workbench.toggleClause(clause)}
                >
                  <span className="hb-lane-name">{visibleText(lane.label)}</span>
                  <span className="hb-lane-total hb-num">
                    {countText(lane.findings)}
                    <span className="hb-sr"> findings</span>
                  </span>
                </button>
              </div>
            );
          })}
          <LanePicture
            layout={layout}
            tables={tables}
            gaps={lanes.gaps}
            chosen={chosen}
            widthPx={widthPx}
          />
        </div>
        {marks.lanes.length === 0 && (
          <p className="hb-lanes-none hb-dim">No finding with a time to draw.</p>
        )}
      </div>
      {marks.undated > 0 && (
        <p className="hb-outside">
          {countOf(marks.undated, 'finding')} without a time cannot be placed.
        </p>
      )}
    </section>
  );
});
