import { IconPlugOff } from '@tabler/icons-react';
import type { Finding } from '../../findings/finding';
import type { Hunt, HuntRun } from '../../hunts/hunt';
import { countOf } from '../common/amountText';
import { visibleText } from '../common/visibleText';
import { answerSentence, reasonApart } from './answerSentence';
import { AnswerSources } from './AnswerSources';
import type { Verdict } from './verdict';

interface HuntAnswerProps {
  readonly hunt: Hunt;
  readonly run: HuntRun | undefined;
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
}

/** The answer and what it rests on: sources used, sources missing, and which way it was computed. */
export function HuntAnswer({ hunt, run, verdict, findings }: HuntAnswerProps) {
  const reason = run && verdict !== 'running' ? reasonApart(run) : '';
  return (
    <section className="hb-answer" data-verdict={verdict} aria-label="Answer">
      <p className="hb-answer-sentence">{answerSentence(verdict, findings)}</p>
      {reason !== '' && <p className="hb-answer-reason">{visibleText(reason)}</p>}
      {run && <Ways hunt={hunt} findings={findings} />}
      {run && <AnswerSources sources={run.sources} />}
      {run && run.missing.length > 0 && (
        <>
          <h4 className="hb-h3">Missing, and the export that would help</h4>
          <ul className="hb-answer-missing">
            {run.missing.map((sentence) => (
              <li key={sentence}>
                <IconPlugOff size={15} aria-hidden />
                <span>{visibleText(sentence)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** How many findings each way gave, where there is more than one. */
function Ways({ hunt, findings }: Pick<HuntAnswerProps, 'hunt' | 'findings'>) {
  const isElsewhere = findings.some(({ computedBy }) => computedBy === 'another engine');
  if (findings.length === 0 || (!hunt.result && !isElsewhere)) return null;
  const ways: readonly (readonly [Finding['computedBy'], string])[] = [
    ['raw logs', 'Raw logs'],
    ...(hunt.result ? [['result export', 'Result export'] as const] : []),
    ...(isElsewhere ? [['another engine', 'Another engine'] as const] : []),
  ];
  return (
    <p className="hb-answer-ways hb-num">
      {ways.map(([way, label]) => (
        <span key={way}>
          {label}:{' '}
          <strong>
            {countOf(findings.filter(({ computedBy }) => computedBy === way).length, 'finding')}
          </strong>
        </span>
      ))}
    </p>
  );
}
