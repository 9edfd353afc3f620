import { VERDICT_LOOK, type Verdict } from './verdict';

interface VerdictBadgeProps {
  readonly verdict: Verdict;
  readonly testId?: string;
}

/** The verdict: icon, word and colour; a dashed edge where there is no full answer. */
export function VerdictBadge({ verdict, testId }: VerdictBadgeProps) {
  const { word, icon: Glyph, isAnswer } = VERDICT_LOOK[verdict];
  return (
    <span
      className="hb-badge hb-verdict"
      data-verdict={verdict}
      data-answer={isAnswer}
      data-testid={testId}
    >
      <Glyph size={17} aria-hidden />
      {word}
    </span>
  );
}
