import type { HuntRun } from '../../hunts/hunt';
import { countOf } from '../common/amountText';
import { visibleText } from '../common/visibleText';
import type { HuntFacts } from './huntFacts';
import type { Verdict } from './verdict';

interface HuntCardAnswerProps {
  readonly verdict: Verdict;
  readonly run: HuntRun | undefined;
  readonly facts: HuntFacts;
}

/** The answer in one sentence: the top finding, or why there is none. */
export function HuntCardAnswer({ verdict, run, facts }: HuntCardAnswerProps) {
  if (facts.top && verdict === 'hits') {
    const text = visibleText(facts.top.summary);
    return (
      <p className="hb-card-answer" title={text}>
        {text}
      </p>
    );
  }
  const sentence = sentenceOf(verdict, run, facts);
  return (
    <p className="hb-card-answer hb-card-reason" data-verdict={verdict} title={sentence}>
      {sentence}
    </p>
  );
}

function sentenceOf(verdict: Verdict, run: HuntRun | undefined, facts: HuntFacts): string {
  if (verdict === 'running') return 'Looking now.';
  if (!run) return 'Not asked yet.';
  if (verdict === 'hits') return `Rules set aside ${countOf(facts.setAside, 'finding')}; no other.`;
  if (verdict === 'clear') return 'All needed records were there; nothing matched.';
  return visibleText(run.reason ?? '');
}
