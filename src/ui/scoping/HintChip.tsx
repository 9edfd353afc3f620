import { type Icon, IconBan, IconPlugConnectedX, IconUserOff } from '@tabler/icons-react';
import type { ContainmentHint } from '../../findings/scopingRow';
import { countOf } from '../common/amountText';
import { visibleText } from '../common/visibleText';
import type { ShowFindings } from './showFindings';

const HINT_ICONS: Readonly<Record<ContainmentHint['action'], Icon>> = {
  isolate: IconPlugConnectedX,
  disable: IconUserOff,
  block: IconBan,
};

interface HintChipProps {
  readonly hint: ContainmentHint;
  readonly onShow: ShowFindings;
}

/** What to do and why; leads to the findings that call for it. */
export function HintChip({ hint, onShow }: HintChipProps) {
  const Glyph = HINT_ICONS[hint.action];
  const [what = '', ...why] = visibleText(hint.why).split(':');
  return (
    <button
      type="button"
      className="hb-hint"
      data-testid="scope-hint"
      onClick={() => onShow({ label: what, ids: hint.findingIds })}
    >
      <Glyph size={16} aria-hidden />
      <span className="hb-hint-why">
        <strong>{what}</strong>
        {why.length > 0 && `:${why.join(':')}`}
      </span>
      <span className="hb-dim hb-num">{countOf(hint.findingIds.length, 'finding')}</span>
    </button>
  );
}
