import { UnstyledButton } from '@mantine/core';
import { useAppState, useWorkbench } from '../common/workbenchContext';
import { VERDICTS, VERDICT_LOOK, type Verdict, isRunningNow, verdictOf } from './verdict';

interface VerdictFilterProps {
  readonly verdict: Verdict | null;
  onVerdict(verdict: Verdict | null): void;
}

/** How many hunts ended in which verdict; a verdict filters the cards. */
export function VerdictFilter({ verdict, onVerdict }: VerdictFilterProps) {
  const workbench = useWorkbench();
  const runs = useAppState((state) => state.runs);
  const running = useAppState(
    (state) => workbench.hunts.find((hunt) => isRunningNow(state, hunt.id))?.id,
  );
  const verdicts = workbench.hunts.map((hunt) => verdictOf(runs[hunt.id], hunt.id === running));
  return (
    <div className="hb-verdicts" role="group" aria-label="Filter hunts by verdict">
      {VERDICTS.map((each) => {
        const count = verdicts.filter((v) => v === each).length;
        if (count === 0 && verdict !== each) return null;
        const { word, icon: Glyph, isAnswer } = VERDICT_LOOK[each];
        return (
          <UnstyledButton
            key={each}
            className="hb-badge hb-verdict hb-verdict-filter"
            data-verdict={each}
            data-answer={isAnswer}
            aria-pressed={verdict === each}
            onClick={() => onVerdict(verdict === each ? null : each)}
          >
            <Glyph size={16} aria-hidden />
            {word} <span className="hb-num">{count}</span>
          </UnstyledButton>
        );
      })}
    </div>
  );
}
