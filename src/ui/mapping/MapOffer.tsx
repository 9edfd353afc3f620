import { Button } from '@mantine/core';
import { IconListDetails } from '@tabler/icons-react';
import type { SourceReport } from '../../ingest/sourceReport';
import { useWorkbench } from '../common/workbenchContext';

/** What to do about a file that was recognised as nothing; nothing for any other. */
export function MapOffer({ report }: { readonly report: SourceReport }) {
  const workbench = useWorkbench();
  if (report.status !== 'loaded' || report.source !== 'table' || report.records === 0) return null;
  const { fileId, headless } = report;
  const open = (): void => {
    if (headless) workbench.openDrawer({ kind: 'source', fileId });
    else workbench.openMapping(fileId);
  };
  return (
    <Button
      className="hb-map-offer"
      size="compact-sm"
      variant="default"
      leftSection={<IconListDetails size={15} aria-hidden />}
      onClick={(event) => {
        event.stopPropagation();
        open();
      }}
    >
      {headless ? 'Name its fields…' : 'Map fields…'}
    </Button>
  );
}
