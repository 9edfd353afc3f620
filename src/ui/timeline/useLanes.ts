import { useMemo } from 'react';
import type { Finding } from '../../findings/finding';
import { narrowFindings } from '../../timeline/narrowFindings';
import { type LaneMarks, laneMarks } from '../../timeline/lanes';
import { type Selection, exceptKind, has } from '../../timeline/selection';
import { useAppState, useWorkbench } from '../common/workbenchContext';

const LOG_GAPS = 'log-gaps';

export interface Lanes {
  readonly marks: LaneMarks;
  /** The findings that the marks stand for. */
  readonly findings: readonly Finding[];
  /** Silences of logs that are not explained. */
  readonly gaps: readonly Finding[];
  readonly chosen: readonly boolean[] | null;
}

/** The findings in lanes, narrowed by all clauses but those of time and of the lanes themselves. */
export function useLanes(): Lanes {
  const { tacticOfHunt } = useWorkbench();
  const all = useAppState((state) => state.findings);
  const by = useAppState((state) => state.lanesBy);
  const selection = useAppState((state) => state.selection);
  const others = useSteady(exceptKind(exceptKind(selection, 'time'), by));
  const findings = useMemo(
    () =>
      narrowFindings(
        all.filter(({ suppressedBy }) => suppressedBy === null),
        others,
        tacticOfHunt,
      ),
    [all, others, tacticOfHunt],
  );
  const marks = useMemo(() => laneMarks(findings, by, tacticOfHunt), [findings, by, tacticOfHunt]);
  const gaps = useMemo(() => findings.filter(isSilence), [findings]);
  const own = useSteady(selection.filter(({ kind }) => kind === by));
  const chosen = useMemo(
    () =>
      own.length === 0
        ? null
        : marks.lanes.map(({ clause }) => clause !== null && has(own, clause)),
    [marks, own],
  );
  return useMemo(() => ({ marks, findings, gaps, chosen }), [marks, findings, gaps, chosen]);
}

/** What is informational is explained, or could not be judged. */
function isSilence({ huntId, severity }: Finding): boolean {
  return huntId === LOG_GAPS && severity !== 'informational';
}

/** The same clauses as the same list, so that what depends on them is not worked out again. */
function useSteady(selection: Selection): Selection {
  const key = JSON.stringify(selection);
  return useMemo(() => JSON.parse(key) as Selection, [key]);
}
