import { Button } from '@mantine/core';
import { isoFromMillis } from '../../core/isoTime';
import type { ExecutionChoice } from '../../timeline/executionChoice';
import { CopyIcon } from '../common/CopyIcon';
import { useRows } from '../common/useRows';
import { shortUtcOfMs } from '../common/utcText';
import { useWorkbench } from '../common/workbenchContext';
import { LoadedRows } from '../table/LoadedRows';
import { executionWords } from './executionWords';

const MOST_RECORDS = 10_000;

interface BucketDetailProps {
  readonly fromMs: number;
  readonly toMs: number;
  readonly executions: ExecutionChoice;
}

/** Drawer: the records of one bucket. */
export function BucketDetail({ fromMs, toMs, executions }: BucketDetailProps) {
  const workbench = useWorkbench();
  const sql = workbench.bucketSql({ fromMs, toMs }, executions);
  const loaded = useRows(sql, MOST_RECORDS);
  return (
    <div className="hb-detail">
      <header className="hb-detail-head">
        <h2 className="hb-h2 hb-num">
          {shortUtcOfMs(fromMs)} to {shortUtcOfMs(toMs)}
        </h2>
        <span className="hb-dim">
          Failed logons and {executionWords(executions).toLowerCase()} of this time{' '}
          <CopyIcon value={sql} what="SQL of these records" />
        </span>
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => workbench.setPivot(isoFromMillis(fromMs))}
        >
          Move pivot here
        </Button>
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
