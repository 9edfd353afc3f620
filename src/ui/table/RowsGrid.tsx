import './grid.css';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { Rows } from '../../db/db';
import { copyText } from '../common/copyText';
import { CellInspector } from './CellInspector';
import { GridCell } from './GridCell';
import { GridHeader } from './GridHeader';
import { RecordFields } from './RecordFields';
import { cellText, isNumberType } from './cellText';
import { type GridPosition, movedBy } from './gridKeys';
import { useGridTable } from './useGridTable';

const ROW_PX = 28;
const HEADER_PX = 32;
const GUTTER_PX = 56;

interface RowsGridProps {
  readonly rows: Rows;
  /** What the rows are, for screen readers. */
  readonly label: string;
  readonly testId?: string;
  /** What is shown of the selection: the cell, or the whole record with the first one selected from the start. */
  readonly inspect?: 'cell' | 'record';
}

/** Any number of rows and columns, of which only what is in view is drawn. */
export function RowsGrid({ rows, label, testId, inspect = 'cell' }: RowsGridProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const gridId = useId();
  const [selected, setSelected] = useState<GridPosition | null>(
    inspect === 'record' ? { row: 0, column: 0 } : null,
  );
  const table = useGridTable(rows);
  const tableRows = table.getRowModel().rows;
  const leaves = table.getVisibleLeafColumns();
  const sizes = leaves.map((column) => column.getSize()).join(' ');
  // eslint-disable-next-line react-hooks/incompatible-library -- the build has no React Compiler
  const rowWindow = useVirtualizer({
    count: tableRows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    scrollMargin: 0,
    scrollPaddingStart: HEADER_PX,
    overscan: 12,
  });
  const columnWindow = useVirtualizer({
    horizontal: true,
    count: leaves.length,
    getScrollElement: () => scroller.current,
    estimateSize: (i) => leaves[i]?.getSize() ?? 100,
    paddingStart: GUTTER_PX,
    scrollPaddingStart: GUTTER_PX,
    overscan: 3,
  });
  useEffect(() => columnWindow.measure(), [columnWindow, sizes]);
  const select = (to: GridPosition): void => {
    setSelected(to);
    rowWindow.scrollToIndex(to.row);
    columnWindow.scrollToIndex(to.column);
  };
  const valueAt = ({ row, column }: GridPosition) =>
    rows.cell(tableRows[row]?.original ?? -1, column);
  const onKeyDown = (event: KeyboardEvent): void => {
    const mod = event.ctrlKey || event.metaKey;
    if (mod && event.key === 'c' && selected && window.getSelection()?.isCollapsed !== false) {
      const value = valueAt(selected);
      const sqlType = rows.columns[selected.column]?.sqlType ?? '';
      void copyText(value === null ? '' : cellText(value, sqlType));
      return;
    }
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_PX) - 2);
    const extent = { rows: tableRows.length, columns: leaves.length, page };
    const to = movedBy(event.key, mod, selected, extent);
    if (!to) return;
    event.preventDefault();
    select(to);
  };
  const visibleColumns = columnWindow.getVirtualItems();
  const cellId = ({ row, column }: GridPosition): string => `${gridId}-${row}-${column}`;
  const selectedColumn = selected ? rows.columns[selected.column] : undefined;
  return (
    <div className="hb-grid" data-testid={testId} data-inspect={inspect}>
      <div
        ref={scroller}
        className="hb-grid-scroll"
        role="grid"
        tabIndex={0}
        aria-label={label}
        aria-rowcount={tableRows.length + 1}
        aria-colcount={leaves.length + 1}
        aria-activedescendant={selected ? cellId(selected) : undefined}
        onKeyDown={onKeyDown}
      >
        <div className="hb-grid-canvas" style={{ width: columnWindow.getTotalSize() }}>
          <GridHeader table={table} columns={rows.columns} visible={visibleColumns} />
          <div className="hb-grid-body" style={{ height: rowWindow.getTotalSize() }}>
            {rowWindow.getVirtualItems().map((item) => {
              const row = tableRows[item.index];
              if (!row) return null;
              return (
                <div
                  key={row.id}
                  className="hb-grid-row"
                  role="row"
                  aria-rowindex={item.index + 2}
                  style={{ transform: `translateY(${item.start}px)`, height: item.size }}
                >
                  <div className="hb-grid-gutter" role="rowheader" aria-colindex={1}>
                    {row.original + 1}
                  </div>
                  {visibleColumns.map((column) => {
                    const position = { row: item.index, column: column.index };
                    const sqlType = rows.columns[column.index]?.sqlType ?? '';
                    const isSelected =
                      selected?.row === position.row && selected.column === position.column;
                    return (
                      <div
                        key={column.key}
                        id={cellId(position)}
                        className="hb-grid-cell"
                        role="gridcell"
                        aria-colindex={column.index + 2}
                        aria-selected={isSelected}
                        data-number={isNumberType(sqlType) || undefined}
                        style={{ left: column.start, width: column.size }}
                        onClick={() => setSelected(position)}
                      >
                        <GridCell value={valueAt(position)} sqlType={sqlType} />
                      </div>
                    );
                  })}
                </div>
              );
            })}
          </div>
        </div>
      </div>
      {selected && selectedColumn && inspect === 'cell' && (
        <CellInspector column={selectedColumn} value={valueAt(selected)} />
      )}
      {selected && inspect === 'record' && (
        <RecordFields
          rows={rows}
          row={tableRows[selected.row]?.original ?? 0}
          column={selected.column}
        />
      )}
    </div>
  );
}
