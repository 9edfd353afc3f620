/** A cell by its place on the screen, both from 0. */
export interface GridPosition {
  readonly row: number;
  readonly column: number;
}

export interface GridExtent {
  readonly rows: number;
  readonly columns: number;
  /** Rows that fit on the screen. */
  readonly page: number;
}

/** Where a key takes the selection; null for a key that does not move it. */
export function movedBy(
  key: string,
  mod: boolean,
  from: GridPosition | null,
  extent: GridExtent,
): GridPosition | null {
  const { row, column } = from ?? { row: -1, column: 0 };
  const to = targetOf(key, mod, row, column, extent);
  if (!to || extent.rows === 0 || extent.columns === 0) return null;
  return {
    row: Math.max(0, Math.min(to.row, extent.rows - 1)),
    column: Math.max(0, Math.min(to.column, extent.columns - 1)),
  };
}

function targetOf(
  key: string,
  mod: boolean,
  row: number,
  column: number,
  { rows, columns, page }: GridExtent,
): GridPosition | null {
  switch (key) {
    case 'ArrowDown':
      return { row: row + 1, column };
    case 'ArrowUp':
      return { row: row - 1, column };
    case 'ArrowRight':
      return { row, column: column + 1 };
    case 'ArrowLeft':
      return { row, column: column - 1 };
    case 'PageDown':
      return { row: row + page, column };
    case 'PageUp':
      return { row: row - page, column };
    case 'Home':
      return mod ? { row: 0, column: 0 } : { row, column: 0 };
    case 'End':
      return mod ? { row: rows - 1, column: columns - 1 } : { row, column: columns - 1 };
    default:
      return null;
  }
}
