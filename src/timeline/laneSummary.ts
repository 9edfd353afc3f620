import { displayUtc, isoFromMillis } from '../core/isoTime';
import { counted } from './countedNoun';
import type { LaneMarks } from './lanes';
import type { TimeRange } from './timeRange';

export interface LaneInView {
  readonly label: string;
  readonly findings: number;
  readonly firstMs: number;
  readonly lastMs: number;
  /** A place in `SEVERITIES`. */
  readonly severity: number;
}

/** The lanes with findings in the range, the earliest first. */
export function lanesInView(marks: LaneMarks, { fromMs, toMs }: TimeRange): LaneInView[] {
  const seen: (LaneInView | undefined)[] = marks.lanes.map(() => undefined);
  marks.ms.forEach((ms, i) => {
    if (ms < fromMs || ms >= toMs) return;
    const lane = marks.lane[i] ?? 0;
    const before = seen[lane];
    seen[lane] = {
      label: marks.lanes[lane]?.label ?? '',
      findings: (before?.findings ?? 0) + 1,
      firstMs: before?.firstMs ?? ms,
      lastMs: ms,
      severity: Math.max(before?.severity ?? 0, marks.severity[i] ?? 0),
    };
  });
  return seen.filter((lane) => lane !== undefined).sort((a, b) => a.firstMs - b.firstMs);
}

/** What the lanes show, in sentences. */
export function laneSummary(marks: LaneMarks, range: TimeRange): string {
  const lanes = lanesInView(marks, range);
  if (lanes.length === 0) return 'No finding lies in view.';
  const words = lanes.map(
    ({ label, findings, firstMs }) =>
      `${label}: ${counted(findings, 'finding')}, the first at ${displayUtc(isoFromMillis(firstMs))}.`,
  );
  return `Lanes of findings, the earliest first. ${words.join(' ')}`;
}
