import { Button } from '@mantine/core';
import type { Reentry, RunnerUp } from '../../timeline/pivotPoint';
import { countOf } from '../common/amountText';
import { utcText } from '../common/utcText';
import { visibleText } from '../common/visibleText';
import { useAppState, useWorkbench } from '../common/workbenchContext';

interface PivotChoicesProps {
  readonly title: string;
  readonly choices: readonly (RunnerUp | Reentry)[];
}

/** Logons that the analyst may take for the pivot instead. */
export function PivotChoices({ title, choices }: PivotChoicesProps) {
  const workbench = useWorkbench();
  const chosenAt = useAppState((state) => state.analystPivot?.at ?? null);
  if (choices.length === 0) return null;
  return (
    <section className="hb-runners">
      <h4 className="hb-h3">{title}</h4>
      <ol>
        {choices.map((choice) => (
          <li key={`${choice.record.fileId} ${choice.record.record}`}>
            <span className="hb-num">{utcText(choice.at)}</span>
            <span className="hb-dim">{visibleText(wordsOf(choice))}</span>
            <Button
              variant="default"
              size="compact-sm"
              aria-label={`Use this one: ${utcText(choice.at)} ${visibleText(choice.user)}`}
              aria-pressed={choice.at === chosenAt}
              onClick={() => workbench.setPivot(choice)}
            >
              Use this one
            </Button>
          </li>
        ))}
      </ol>
    </section>
  );
}

function wordsOf(choice: RunnerUp | Reentry): string {
  const who = [choice.user, choice.host].filter((name) => name !== null).join(' on ');
  if (!('score' in choice)) return `${who} from ${choice.source}`;
  const { failures, confidence, score, to } = choice;
  const before = failures === 0 ? 'no failures' : countOf(failures, 'failure');
  return to === null
    ? `${who}, ${before}, nothing confirms it`
    : `${who}, ${before}, ${confidence} confidence, score ${score.toFixed(2)}`;
}
