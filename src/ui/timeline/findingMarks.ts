import type { Finding } from '../../findings/finding';
import type { Severity } from '../../hunts/hunt';
import { type PlotGeometry, xOf } from './plotGeometry';

const MARK_PX = 9;

/** Findings of one severity that fall on the same spot; the first one first. */
export interface FindingMark {
  readonly severity: Severity;
  readonly leftPx: number;
  readonly findings: readonly Finding[];
}

/** One mark a severity and spot, for the findings that begin in view. */
export function findingMarks(findings: readonly Finding[], plot: PlotGeometry): FindingMark[] {
  const spots = new Map<string, { severity: Severity; spot: number; findings: Finding[] }>();
  for (const finding of findings) {
    if (finding.firstSeen === null) continue;
    const ms = Date.parse(finding.firstSeen);
    if (Number.isNaN(ms) || ms < plot.range.fromMs || ms > plot.range.toMs) continue;
    const spot = Math.round((xOf(ms, plot) - plot.leftPx) / MARK_PX);
    const key = `${finding.severity} ${spot}`;
    const mark = spots.get(key) ?? { severity: finding.severity, spot, findings: [] };
    mark.findings.push(finding);
    spots.set(key, mark);
  }
  return [...spots.values()].map(({ severity, spot, findings: all }) => ({
    severity,
    leftPx: plot.leftPx + spot * MARK_PX,
    findings: all.sort((a, b) => (a.firstSeen ?? '').localeCompare(b.firstSeen ?? '')),
  }));
}
