import type { Hunt } from '../../hunts/hunt';
import { useAppState } from '../common/workbenchContext';
import { HuntCardAnswer } from './HuntCardAnswer';
import { HuntCardFoot } from './HuntCardFoot';
import { type HuntFacts, NO_FACTS } from './huntFacts';
import { VerdictBadge } from './VerdictBadge';
import { isRunningNow, verdictOf } from './verdict';

interface HuntCardProps {
  readonly hunt: Hunt;
  readonly facts: HuntFacts | undefined;
  onOpen(huntId: string): void;
}

/** One hunt at a glance: letter, question, verdict, top finding. The whole card opens it. */
export function HuntCard({ hunt, facts = NO_FACTS, onOpen }: HuntCardProps) {
  const run = useAppState((state) => state.runs[hunt.id]);
  const isRunning = useAppState((state) => isRunningNow(state, hunt.id));
  const verdict = verdictOf(run, isRunning);
  return (
    <article className="hb-card" data-testid={`hunt-card-${hunt.id}`}>
      <div className="hb-card-head">
        {hunt.letter && <span className="hb-card-letter">{hunt.letter}</span>}
        <h4 className="hb-card-title">
          <button
            type="button"
            className="hb-card-open"
            data-step={hunt.id}
            onClick={() => onOpen(hunt.id)}
          >
            {hunt.title}
          </button>
        </h4>
        <VerdictBadge verdict={verdict} testId={`verdict-${hunt.id}`} />
      </div>
      <p className="hb-card-question">{hunt.question}</p>
      <HuntCardAnswer verdict={verdict} run={run} facts={facts} />
      <HuntCardFoot hunt={hunt} facts={facts} />
    </article>
  );
}
