import type { Rows } from '../../db/db';
import { countOf, countText } from '../common/amountText';
import { StateNote } from '../common/StateNote';
import type { Loaded } from '../common/useLoaded';
import { RowsGrid } from './RowsGrid';

interface LoadedRowsProps {
  readonly loaded: Loaded<Rows>;
  readonly label: string;
  /** What an empty result means here. */
  readonly empty: string;
  readonly testId?: string;
  /** Of how many these are the first, where the query asked for some of them. */
  readonly totalRecords?: number;
}

/** Rows in their four states. */
export function LoadedRows({ loaded, label, empty, testId, totalRecords = 0 }: LoadedRowsProps) {
  switch (loaded.state) {
    case 'loading':
      return <StateNote tone="loading" title="Reading records" />;
    case 'cancelled':
      return <StateNote tone="empty" title="Cancelled before an answer" />;
    case 'error':
      return (
        <StateNote tone="error" title="The records could not be read">
          <p className="hb-mono">{loaded.message}</p>
        </StateNote>
      );
    case 'ready': {
      const rows = loaded.value;
      if (rows.rowCount === 0) return <StateNote tone="empty" title={empty} />;
      return (
        <>
          <div className="hb-result-line hb-num">
            {totalRecords > rows.rowCount
              ? `The first ${countText(rows.rowCount)} of ${countOf(totalRecords, 'record')}`
              : countOf(rows.rowCount, 'record')}
            {rows.truncated && (
              <span className="hb-warn">the first {countText(rows.rowCount)}; there are more</span>
            )}
          </div>
          <RowsGrid rows={rows} label={label} inspect="record" {...(testId ? { testId } : {})} />
        </>
      );
    }
  }
}
