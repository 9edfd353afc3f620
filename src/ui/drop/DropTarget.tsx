import './drop.css';
import { type DragEvent, type ReactNode, useCallback, useState } from 'react';
import { useDropzone } from 'react-dropzone';
import { hasFiles } from '../common/hasFiles';
import { isTyping } from '../common/keyGuards';
import { useWorkbench } from '../common/workbenchContext';
import { ChooserContext } from './chooserContext';
import { DropCurtain } from './DropCurtain';
import { givenFiles } from './givenFiles';
import { sayUnread, takeFiles } from './takeFiles';

/** Takes files wherever they are dropped: the events of all it holds arrive here, those of dialogs too. */
export function DropTarget({ children }: { readonly children: ReactNode }) {
  const workbench = useWorkbench();
  // `isDragActive` ends at the first step from one element of a dialog to the next: they lie outside the root node.
  const [isOver, setOver] = useState(false);
  const { getRootProps, getInputProps, inputRef } = useDropzone({
    noClick: true,
    noKeyboard: true,
    noPaste: true,
    // Given to react-dropzone, files still being read would be lost to the next drop: they go on from here.
    getFilesFromEvent: (event) => {
      givenFiles(event)
        ?.then((files) => takeFiles(workbench, files))
        .catch(sayUnread);
      return Promise.resolve([]);
    },
  });
  // Not react-dropzone's `open`: until its window has the focus again, it takes no drop.
  const chooseFiles = useCallback(() => inputRef.current?.click(), [inputRef]);
  return (
    <div
      {...getRootProps({
        className: 'hb-drop-target',
        onDragEnter: (event) => setOver(hasFiles(event)),
        onDragOver: leaveText,
        onDragLeave: ({ relatedTarget }) => {
          if (relatedTarget === null) setOver(false);
        },
        onDrop: (event) => {
          setOver(false);
          leaveText(event);
        },
      })}
    >
      <input
        {...getInputProps({
          'aria-label': 'Evidence files',
          style: { display: 'none' },
          // Else the same file chosen again would be no change.
          onClick: ({ currentTarget }) => (currentTarget.value = ''),
        })}
        data-testid="drop-input"
      />
      <ChooserContext value={chooseFiles}>{children}</ChooserContext>
      {isOver && <DropCurtain />}
    </div>
  );
}

/** Text dragged into a field stays the field's own. */
function leaveText(event: DragEvent<HTMLElement>): void {
  if (!hasFiles(event) && isTyping(event.target)) event.stopPropagation();
}
