import { spotlight } from '@mantine/spotlight';
import { useMemo, useState } from 'react';
import { useDropzone } from 'react-dropzone';
import { useWorkbench } from '../common/workbenchContext';
import { DropCurtain } from '../drop/DropCurtain';
import { MappingDialog } from '../mapping/MappingDialog';
import { PresentFrame } from '../present/PresentFrame';
import { RedactionDialog } from '../redaction/RedactionDialog';
import { CommandHub } from './CommandHub';
import { DrawerPanel } from './DrawerPanel';
import { Faults } from './Faults';
import { NetworkProofDialog } from './NetworkProofDialog';
import { Places } from './Places';
import { Rail } from './Rail';
import { type Shell, ShellContext } from '../common/shellContext';
import { savePictureOf } from '../snapshot/savePictureOf';
import { TopBar } from './TopBar';
import { quietly } from '../common/quietly';

type DialogName = 'proof' | 'help' | 'redaction';

/** Frame, dialogs and the drop target around the five places. */
export function AppShell() {
  const workbench = useWorkbench();
  const [dialog, setDialog] = useState<DialogName | null>(null);
  const [openHuntId, openHunt] = useState<string | null>(null);
  const [isPresenting, present] = useState(false);
  const { getRootProps, getInputProps, open, isDragActive } = useDropzone({
    multiple: true,
    noClick: true,
    noKeyboard: true,
    noPaste: true,
    onDrop: (files) => {
      if (files.length === 0) return;
      workbench.setPlace('evidence');
      quietly(workbench.load(files));
    },
  });
  const shell = useMemo(
    (): Shell => ({
      chooseFiles: open,
      showProof: () => setDialog('proof'),
      showHelp: () => setDialog('help'),
      showPalette: () => spotlight.open(),
      showRedaction: () => setDialog('redaction'),
      takePicture: (target, form) => void savePictureOf(workbench, target, form),
      isPresenting,
      present(on) {
        if (on) workbench.openDrawer(null);
        present(on);
      },
      openHuntId,
      openHunt,
    }),
    [open, openHuntId, isPresenting, workbench],
  );
  const close = (): void => setDialog(null);
  return (
    <ShellContext value={shell}>
      <div
        {...getRootProps({ className: 'hb-shell', role: 'presentation', tabIndex: -1 })}
        data-presenting={isPresenting || undefined}
      >
        <TopBar />
        <Rail />
        <main className="hb-main">
          <input
            {...getInputProps({ 'aria-label': 'Evidence files', tabIndex: -1 })}
            data-testid="drop-input"
          />
          <Faults />
          <PresentFrame>
            <Places />
          </PresentFrame>
        </main>
        <DrawerPanel />
        {isDragActive && <DropCurtain />}
      </div>
      <CommandHub helpOpened={dialog === 'help'} onCloseHelp={close} />
      <MappingDialog />
      <RedactionDialog opened={dialog === 'redaction'} onClose={close} />
      <NetworkProofDialog opened={dialog === 'proof'} onClose={close} />
    </ShellContext>
  );
}
