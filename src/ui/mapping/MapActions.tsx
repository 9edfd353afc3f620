import { Button } from '@mantine/core';
import { IconDownload, IconListDetails } from '@tabler/icons-react';
import type { SourceReport } from '../../ingest/sourceReport';
import { useWorkbench } from '../common/workbenchContext';

/** Opens the dialog for a loaded file, and gives how it is read as a file. */
export function MapActions({ report }: { readonly report: SourceReport }) {
  const workbench = useWorkbench();
  const isUnknown = report.source === 'table' && !report.headless;
  return (
    <div className="hb-map-detail">
      <Button
        variant={isUnknown ? 'filled' : 'default'}
        leftSection={<IconListDetails size={16} aria-hidden />}
        onClick={() => workbench.openMapping(report.fileId)}
      >
        Map fields…
      </Button>
      <Button
        variant="default"
        leftSection={<IconDownload size={16} aria-hidden />}
        onClick={() => workbench.saveMapping(report.fileId)}
      >
        Save as mapping file
      </Button>
    </div>
  );
}
