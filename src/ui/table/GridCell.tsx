import { cutText } from '../../core/cutText';
import type { CellValue } from '../../db/db';
import { shownText } from '../common/shownText';
import { visibleText } from '../common/visibleText';
import { cellText } from './cellText';

const DRAWN_CHARACTERS = 400;
/** More than are drawn, so that the cut falls into no name before it has its label. */
const READ_CHARACTERS = 1_600;

interface GridCellProps {
  readonly value: CellValue;
  readonly sqlType: string;
}

/** A value of a result as text, never as markup. */
export function GridCell({ value, sqlType }: GridCellProps) {
  if (value === null) return <span className="hb-null">null</span>;
  const text = cellText(value, sqlType);
  const shown = shownText(cutText(text, READ_CHARACTERS)).slice(0, DRAWN_CHARACTERS);
  return <>{visibleText(shown)}</>;
}
