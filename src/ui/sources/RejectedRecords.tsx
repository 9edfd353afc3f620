import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { RejectedRecord, SourceReport } from '../../ingest/sourceReport';
import { countOf, countText } from '../common/amountText';
import { useWorkbench } from '../common/workbenchContext';
import { type ListColumn, listRows } from '../table/listRows';
import { RowsGrid } from '../table/RowsGrid';

const COLUMNS: readonly ListColumn<RejectedRecord>[] = [
  { name: 'record', sqlType: 'INTEGER', value: (reject) => reject.record },
  { name: 'line', sqlType: 'INTEGER', value: (reject) => reject.line },
  { name: 'reason', sqlType: 'VARCHAR', value: (reject) => reject.reason },
  { name: 'raw text', sqlType: 'VARCHAR', value: (reject) => reject.raw },
];

/** The records that were read and could not be loaded, as they stand in the file. */
export function RejectedRecords({ report }: { readonly report: SourceReport }) {
  const workbench = useWorkbench();
  const rows = useMemo(() => listRows(report.rejects, COLUMNS), [report.rejects]);
  return (
    <section className="hb-detail-grid" aria-label="Rejected records">
      <h3 className="hb-h3">
        {countOf(report.rejected, 'rejected record')}
        {report.rejects.length < report.rejected &&
          `, the first ${countText(report.rejects.length)} listed`}
      </h3>
      <div>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconDownload size={15} aria-hidden />}
          onClick={() => workbench.exportRejects(report.fileId)}
        >
          Export rejected records
        </Button>
      </div>
      <RowsGrid rows={rows} label={`Rejected records of ${report.name}`} />
    </section>
  );
}
