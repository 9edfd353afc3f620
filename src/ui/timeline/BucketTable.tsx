import { useMemo } from 'react';
import { isoFromMillis } from '../../core/isoTime';
import type { TimelineSeries } from '../../state/workbench';
import { type ListColumn, listRows } from '../table/listRows';
import { RowsGrid } from '../table/RowsGrid';

type Bucket = TimelineSeries['buckets'][number];

/** The same buckets as figures. */
export function BucketTable({ series }: { readonly series: TimelineSeries }) {
  const rows = useMemo(() => {
    const columns: ListColumn<Bucket>[] = [
      { name: 'from (UTC)', sqlType: 'TIMESTAMP', value: (b) => isoFromMillis(b.startMs) },
      {
        name: 'to (UTC)',
        sqlType: 'TIMESTAMP',
        value: (b) => isoFromMillis(b.startMs + series.widthMs),
      },
      { name: 'failures', sqlType: 'BIGINT', value: (b) => b.failures },
      { name: 'successful logons', sqlType: 'BIGINT', value: (b) => b.successes },
      { name: 'executions', sqlType: 'BIGINT', value: (b) => b.executions },
    ];
    return listRows(series.buckets, columns);
  }, [series]);
  return (
    <div className="hb-timeline-table">
      <RowsGrid rows={rows} label="Buckets of the timeline" />
    </div>
  );
}
