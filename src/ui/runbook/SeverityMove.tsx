import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { Finding } from '../../findings/finding';
import { SEVERITY_LOOK } from '../common/severityLook';
import { movedSeverity } from './movedSeverity';

/** From which severity it was raised or lowered; nothing where it was not. */
export function SeverityMove({ finding }: { readonly finding: Finding }) {
  const move = movedSeverity(finding);
  if (move === null) return null;
  const Glyph = move === 'raised' ? IconArrowUp : IconArrowDown;
  return (
    <span className="hb-move" title={finding.reasons.join(' ')}>
      <Glyph size={13} aria-hidden />
      {move} from {SEVERITY_LOOK[finding.baseSeverity].word.toLowerCase()}
    </span>
  );
}
