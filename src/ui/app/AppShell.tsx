import { spotlight } from '@mantine/spotlight';
import { useMemo, useState } from 'react';
import { useWorkbench } from '../common/workbenchContext';
import { useChooser } from '../drop/chooserContext';
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

type DialogName = 'proof' | 'help' | 'redaction';

/** Frame and dialogs around the five places. */
export function AppShell() {
  const workbench = useWorkbench();
  const chooseFiles = useChooser();
  const [dialog, setDialog] = useState<DialogName | null>(null);
  const [openHuntId, openHunt] = useState<string | null>(null);
  const [isPresenting, present] = useState(false);
  const shell = useMemo(
    (): Shell => ({
      chooseFiles,
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
    [chooseFiles, openHuntId, isPresenting, workbench],
  );
  const close = (): void => setDialog(null);
  return (
    <ShellContext value={shell}>
      <div
        className="hb-shell"
        role="presentation"
        tabIndex={-1}
        data-presenting={isPresenting || undefined}
      >
        <TopBar />
        <Rail />
        <main className="hb-main">
          <Faults />
          <PresentFrame>
            <Places />
          </PresentFrame>
        </main>
        <DrawerPanel />
      </div>
      <CommandHub helpOpened={dialog === 'help'} onCloseHelp={close} />
      <MappingDialog />
      <RedactionDialog opened={dialog === 'redaction'} onClose={close} />
      <NetworkProofDialog opened={dialog === 'proof'} onClose={close} />
    </ShellContext>
  );
}
