import type { CellValue } from '../../db/db';
import { visibleText } from '../common/visibleText';
import { cellText } from './cellText';

const DRAWN_CHARACTERS = 400;

interface GridCellProps {
  readonly value: CellValue;
  readonly sqlType: string;
}

/** A value of a result as text, never as markup. */
export function GridCell({ value, sqlType }: GridCellProps) {
  if (value === null) return <span className="hb-null">null</span>;
  const text = cellText(value, sqlType);
  return <>{visibleText(text.slice(0, DRAWN_CHARACTERS))}</>;
}
