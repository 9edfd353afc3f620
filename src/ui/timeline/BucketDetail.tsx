import { CopyIcon } from '../common/CopyIcon';
import { useRows } from '../common/useRows';
import { shortUtcOfMs } from '../common/utcText';
import { useWorkbench } from '../common/workbenchContext';
import { LoadedRows } from '../table/LoadedRows';

const MOST_RECORDS = 10_000;

interface BucketDetailProps {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Drawer: the records of one bucket. */
export function BucketDetail({ fromMs, toMs }: BucketDetailProps) {
  const workbench = useWorkbench();
  const sql = workbench.bucketSql({ fromMs, toMs });
  const loaded = useRows(sql, MOST_RECORDS);
  return (
    <div className="hb-detail">
      <header className="hb-detail-head">
        <h2 className="hb-h2 hb-num">
          {shortUtcOfMs(fromMs)} to {shortUtcOfMs(toMs)}
        </h2>
        <span className="hb-dim">
          Failed logons and executions of this time{' '}
          <CopyIcon value={sql} what="SQL of these records" />
        </span>
      </header>
      <div className="hb-detail-grid">
        <LoadedRows
          loaded={loaded}
          label="Records of the bucket"
          empty="No records in this bucket"
        />
      </div>
    </div>
  );
}
