import type { Rows } from '../../db/db';
import { cellText } from './cellText';

const SAMPLE_ROWS = 40;
const CHARACTER_PX = 7.6;
const PADDING_PX = 26;
const NARROWEST_PX = 72;
const WIDEST_PX = 460;

/** A first width for a column, from its name and its first values. */
export function columnWidth(rows: Rows, column: number): number {
  const { name, sqlType } = rows.columns[column] ?? { name: '', sqlType: '' };
  let characters = name.length + 2;
  for (let row = 0; row < Math.min(rows.rowCount, SAMPLE_ROWS); row += 1) {
    const value = rows.cell(row, column);
    if (value !== null) characters = Math.max(characters, cellText(value, sqlType).length);
  }
  return Math.min(WIDEST_PX, Math.max(NARROWEST_PX, characters * CHARACTER_PX + PADDING_PX));
}
