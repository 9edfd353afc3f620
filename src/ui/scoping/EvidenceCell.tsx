import type { ScopeCell } from '../../findings/scopingRow';
import { countOf, countText } from '../common/amountText';
import { SEVERITY_LOOK } from '../common/severityLook';

interface EvidenceCellProps {
  readonly cell: ScopeCell;
  readonly label: string;
  onShow(): void;
}

/** How severe and how many, as icon, word and colour; leads to the findings. */
export function EvidenceCell({ cell, label, onShow }: EvidenceCellProps) {
  const { word, icon: Glyph } = SEVERITY_LOOK[cell.severity];
  return (
    <button
      type="button"
      className="hb-badge hb-severity hb-scope-cell"
      data-severity={cell.severity}
      aria-label={`${label}: ${word}, ${countOf(cell.findingIds.length, 'finding')}`}
      onClick={onShow}
    >
      <Glyph size={14} aria-hidden />
      {word}
      <span className="hb-num">{countText(cell.findingIds.length)}</span>
    </button>
  );
}
