import { Button } from '@mantine/core';
import { IconListSearch, IconZoomIn } from '@tabler/icons-react';
import type { RowRef } from '../../core/rowRef';
import { useWorkbench } from '../common/workbenchContext';
import { aroundPivot } from './aroundPivot';
import { useShowRecords } from './useShowRecords';

interface PivotToolsProps {
  readonly from: string;
  readonly to: string;
  readonly records: readonly RowRef[];
}

/** What can be done with a pivot: see it in the chart, see its records. */
export function PivotTools({ from, to, records }: PivotToolsProps) {
  const workbench = useWorkbench();
  const show = useShowRecords();
  return (
    <div className="hb-pivot-tools">
      <Button
        variant="default"
        leftSection={<IconZoomIn size={17} aria-hidden />}
        onClick={() => workbench.zoomTo(aroundPivot(Date.parse(from), Date.parse(to) + 1))}
      >
        Zoom to it
      </Button>
      {records.length > 0 && (
        <Button
          variant="default"
          leftSection={<IconListSearch size={17} aria-hidden />}
          onClick={() => show('Records of the pivot point', records)}
        >
          Its records
        </Button>
      )}
    </div>
  );
}
