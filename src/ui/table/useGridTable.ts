import {
  type ColumnDef,
  type SortingState,
  type Table,
  getCoreRowModel,
  getSortedRowModel,
  useReactTable,
} from '@tanstack/react-table';
import { useMemo, useState } from 'react';
import type { CellValue, Rows } from '../../db/db';
import { useAppState } from '../common/workbenchContext';
import { compareCells } from './cellText';
import { columnWidth } from './columnWidth';

/** The table model over rows: one item a row number, so that values stay in the result. */
export function useGridTable(rows: Rows): Table<number> {
  const isRedacted = useAppState((state) => state.redaction.on);
  const [sorting, setSorting] = useState<SortingState>([]);
  const data = useMemo(() => Array.from({ length: rows.rowCount }, (_, row) => row), [rows]);
  const columns = useMemo(
    () =>
      rows.columns.map((column, i): ColumnDef<number, CellValue> => ({
        id: String(i),
        header: column.name,
        accessorFn: (row) => rows.cell(row, i),
        size: columnWidth(rows, i, isRedacted),
        minSize: 48,
        maxSize: 4_000,
        sortDescFirst: false,
        sortUndefined: false,
        sortingFn: (a, b) => compareCells(rows.cell(a.original, i), rows.cell(b.original, i)),
      })),
    [rows, isRedacted],
  );
  // eslint-disable-next-line react-hooks/incompatible-library -- the build has no React Compiler
  return useReactTable({
    data,
    columns,
    state: { sorting },
    onSortingChange: setSorting,
    getCoreRowModel: getCoreRowModel(),
    getSortedRowModel: getSortedRowModel(),
    columnResizeMode: 'onChange',
  });
}
