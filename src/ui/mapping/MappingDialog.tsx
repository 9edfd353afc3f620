import './mapping.css';
import { Modal } from '@mantine/core';
import { useCallback } from 'react';
import { StateNote } from '../common/StateNote';
import { useLoaded } from '../common/useLoaded';
import { visibleText } from '../common/visibleText';
import { useAppState, useWorkbench } from '../common/workbenchContext';
import { MappingEditor } from './MappingEditor';

/** Which field of a file fills which column, with what each choice gives. */
export function MappingDialog() {
  const workbench = useWorkbench();
  const fileId = useAppState((state) => state.mappingFileId);
  const name = useAppState(
    (state) => state.intake.find((item) => item.fileId === state.mappingFileId)?.name ?? '',
  );
  return (
    <Modal
      opened={fileId !== null}
      onClose={() => workbench.openMapping(null)}
      size="min(1560px, 94vw)"
      yOffset="3vh"
      title={<span className="hb-h2 hb-filename">Map the fields of {visibleText(name)}</span>}
      closeButtonProps={{ 'aria-label': 'Close' }}
      attributes={{ header: { role: 'presentation' } }}
      classNames={{ content: 'hb-map-dialog' }}
    >
      {fileId !== null && <DialogBody key={fileId} fileId={fileId} />}
    </Modal>
  );
}

function DialogBody({ fileId }: { readonly fileId: number }) {
  const workbench = useWorkbench();
  const loaded = useLoaded(
    useCallback(
      (signal: AbortSignal) => workbench.proposeMapping(fileId, undefined, signal),
      [workbench, fileId],
    ),
  );
  switch (loaded.state) {
    case 'loading':
      return <StateNote tone="loading" title="Reading the first records" />;
    case 'cancelled':
      return <StateNote tone="empty" title="Cancelled" />;
    case 'error':
      return (
        <StateNote tone="error" title="The fields could not be read">
          <p>{loaded.message}</p>
        </StateNote>
      );
    case 'ready':
      return loaded.value ? (
        <MappingEditor fileId={fileId} proposal={loaded.value} />
      ) : (
        <StateNote tone="empty" title="This file is not loaded">
          <p>Drop it again, then map its fields.</p>
        </StateNote>
      );
  }
}
