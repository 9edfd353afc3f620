import type { Hunt, HuntRun } from '../../hunts/hunt';
import { useAppState } from '../common/workbenchContext';
import { visibleText } from '../common/visibleText';
import type { Verdict } from './verdict';

interface HuntAnswerProps {
  readonly hunt: Hunt;
  readonly verdict: Verdict;
  readonly run: HuntRun | undefined;
}

/** The answer in a sentence or two: the top finding, and what keeps the answer from being whole. */
export function HuntAnswer({ hunt, verdict, run }: HuntAnswerProps) {
  const top = useAppState((state) => state.findings.find((f) => f.huntId === hunt.id));
  if (verdict === 'running' || !run) return null;
  return (
    <>
      {verdict === 'hits' && top && <p className="hb-card-finding">{visibleText(top.summary)}</p>}
      {verdict === 'clear' && (
        <p className="hb-card-reason">All needed records were there; nothing matched.</p>
      )}
      {run.reason && (
        <p className="hb-card-reason" data-verdict={verdict}>
          {visibleText(run.reason)}
        </p>
      )}
    </>
  );
}
