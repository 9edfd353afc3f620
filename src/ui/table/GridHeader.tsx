import type { Table } from '@tanstack/react-table';
import type { VirtualItem } from '@tanstack/react-virtual';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import type { ResultColumn } from '../../db/db';
import { visibleText } from '../common/visibleText';

interface GridHeaderProps {
  readonly table: Table<number>;
  readonly columns: readonly ResultColumn[];
  readonly visible: readonly VirtualItem[];
}

const ARIA_SORT = { asc: 'ascending', desc: 'descending' } as const;

/** Column names: click to sort, drag the edge to resize. */
export function GridHeader({ table, columns, visible }: GridHeaderProps) {
  const headers = table.getFlatHeaders();
  return (
    <div className="hb-grid-header" role="row" aria-rowindex={1}>
      <div className="hb-grid-gutter" role="columnheader" aria-colindex={1}>
        #
      </div>
      {visible.map((item) => {
        const header = headers[item.index];
        const column = columns[item.index];
        if (!header || !column) return null;
        const sorted = header.column.getIsSorted();
        return (
          <div
            key={header.id}
            className="hb-grid-head"
            role="columnheader"
            aria-colindex={item.index + 2}
            aria-sort={sorted ? ARIA_SORT[sorted] : 'none'}
            style={{ left: item.start, width: item.size }}
          >
            <button
              type="button"
              className="hb-grid-sort"
              tabIndex={-1}
              title={`${column.name} · ${column.sqlType}`}
              onClick={header.column.getToggleSortingHandler()}
            >
              <span className="hb-grid-name">{visibleText(column.name)}</span>
              {sorted === 'asc' && <IconChevronUp size={14} aria-hidden />}
              {sorted === 'desc' && <IconChevronDown size={14} aria-hidden />}
            </button>
            <div
              className="hb-grid-resize"
              aria-hidden
              onPointerDown={header.getResizeHandler()}
              onTouchStart={header.getResizeHandler()}
              onDoubleClick={() => header.column.resetSize()}
            />
          </div>
        );
      })}
    </div>
  );
}
