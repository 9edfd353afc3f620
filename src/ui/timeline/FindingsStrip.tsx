import { Menu } from '@mantine/core';
import { useMemo } from 'react';
import { countOf } from '../common/amountText';
import { SEVERITIES_FALLING, SEVERITY_LOOK } from '../common/severityLook';
import { utcText } from '../common/utcText';
import { visibleText } from '../common/visibleText';
import { useAppState, useWorkbench } from '../common/workbenchContext';
import { CoverageLanes } from './CoverageLanes';
import { type FindingMark, findingMarks } from './findingMarks';
import type { PlotGeometry } from './plotGeometry';

const MOST_IN_MENU = 12;

/** The findings on the time axis of the chart above, one lane a severity. */
export function FindingsStrip({ plot }: { readonly plot: PlotGeometry }) {
  const findings = useAppState((state) => state.findings);
  const marks = useMemo(() => findingMarks(findings, plot), [findings, plot]);
  const lanes = SEVERITIES_FALLING.filter((severity) =>
    findings.some((finding) => finding.severity === severity),
  );
  return (
    <section className="hb-panel hb-strip" aria-label="Log coverage and findings over time">
      <CoverageLanes plot={plot} />
      {lanes.map((severity) => {
        const { word, icon: Glyph } = SEVERITY_LOOK[severity];
        return (
          <div key={severity} className="hb-lane" data-severity={severity}>
            <span className="hb-lane-word" style={{ width: plot.leftPx }}>
              <Glyph size={12} aria-hidden /> {word}
            </span>
            <span
              className="hb-lane-line"
              style={{ left: plot.leftPx, width: plot.widthPx }}
              aria-hidden
            />
            {marks
              .filter((mark) => mark.severity === severity)
              .map((mark) => (
                <Mark key={mark.leftPx} mark={mark} />
              ))}
          </div>
        );
      })}
    </section>
  );
}

function Mark({ mark }: { readonly mark: FindingMark }) {
  const workbench = useWorkbench();
  const [only, ...others] = mark.findings;
  if (!only) return null;
  const open = (findingId: string): void => workbench.openDrawer({ kind: 'finding', findingId });
  const label =
    others.length === 0
      ? `${utcText(only.firstSeen)} ${visibleText(only.summary)}`
      : `${countOf(mark.findings.length, 'finding')} from ${utcText(only.firstSeen)}`;
  const button = (
    <button
      type="button"
      className="hb-mark"
      style={{ left: mark.leftPx }}
      tabIndex={-1}
      title={label}
      aria-label={label}
      data-many={others.length > 0 || undefined}
      {...(others.length === 0 ? { onClick: () => open(only.id) } : {})}
    />
  );
  if (others.length === 0) return button;
  return (
    <Menu
      width={460}
      position="top"
      transitionProps={{ duration: 0 }}
      classNames={{ itemLabel: 'hb-mark-label' }}
    >
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{label}</Menu.Label>
        {mark.findings.slice(0, MOST_IN_MENU).map((finding) => (
          <Menu.Item key={finding.id} onClick={() => open(finding.id)}>
            <span className="hb-num hb-dim">{utcText(finding.firstSeen)}</span>
            <span className="hb-mark-summary">{visibleText(finding.summary)}</span>
          </Menu.Item>
        ))}
        {mark.findings.length > MOST_IN_MENU && (
          <Menu.Label>Zoom in to tell the others apart.</Menu.Label>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
