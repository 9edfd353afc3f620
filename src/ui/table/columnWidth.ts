import type { Rows } from '../../db/db';
import { shownText } from '../common/shownText';
import { cellText } from './cellText';

const SAMPLE_ROWS = 40;
const CHARACTER_PX = 7.6;
const PADDING_PX = 26;
const NARROWEST_PX = 72;
const WIDEST_PX = 460;

/** A first width for a column, from its name and its first values; redacted, from their labels too. */
export function columnWidth(rows: Rows, column: number, isRedacted: boolean): number {
  const { name, sqlType } = rows.columns[column] ?? { name: '', sqlType: '' };
  let characters = name.length + 2;
  for (let row = 0; row < Math.min(rows.rowCount, SAMPLE_ROWS); row += 1) {
    const value = rows.cell(row, column);
    if (value === null) continue;
    const text = cellText(value, sqlType);
    const shown = isRedacted ? shownText(text) : text;
    characters = Math.max(characters, text.length, shown.length);
  }
  return Math.min(WIDEST_PX, Math.max(NARROWEST_PX, characters * CHARACTER_PX + PADDING_PX));
}
