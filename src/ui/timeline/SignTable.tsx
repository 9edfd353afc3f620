import { useMemo } from 'react';
import { isoFromMillis } from '../../core/isoTime';
import { type SignMark, signMarks } from '../../timeline/signMarks';
import { useAppState } from '../common/workbenchContext';
import { type ListColumn, listRows } from '../table/listRows';
import { RowsGrid } from '../table/RowsGrid';

const COLUMNS: readonly ListColumn<SignMark>[] = [
  { name: 'at (UTC)', sqlType: 'TIMESTAMP', value: ({ atMs }) => isoFromMillis(atMs) },
  { name: 'sign of the failures', sqlType: 'VARCHAR', value: ({ words }) => words },
];

/** Onset and changes of the failure rate as figures, in the whole evidence; nothing where there are none. */
export function SignTable() {
  const signs = useAppState((state) => state.pivotSigns);
  const rows = useMemo(() => listRows(signMarks(signs), COLUMNS), [signs]);
  if (rows.rowCount === 0) return null;
  return (
    <div className="hb-timeline-table">
      <RowsGrid rows={rows} label="Signs of the failures" />
    </div>
  );
}
