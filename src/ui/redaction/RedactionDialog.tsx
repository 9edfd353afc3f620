import { Modal, Switch } from '@mantine/core';
import { quietly } from '../common/quietly';
import { useAppState, useWorkbench } from '../common/workbenchContext';
import { ExportKey } from './ExportKey';
import { RedactionNumbers } from './RedactionNumbers';
import { RedactionWords } from './RedactionWords';

interface RedactionDialogProps {
  readonly opened: boolean;
  onClose(): void;
}

/** What redaction replaces, what else it should, and the key to its labels. */
export function RedactionDialog({ opened, onClose }: RedactionDialogProps) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="min(640px, 94vw)"
      title={<span className="hb-h2">Redaction</span>}
      closeButtonProps={{ 'aria-label': 'Close' }}
      attributes={{ header: { role: 'presentation' } }}
    >
      <RedactionBody />
    </Modal>
  );
}

function RedactionBody() {
  const workbench = useWorkbench();
  const isOn = useAppState((state) => state.redaction.on);
  return (
    <div className="hb-redaction">
      <Switch
        label="Show labels in place of names"
        checked={isOn}
        onChange={(event) => quietly(workbench.setRedaction(event.currentTarget.checked))}
      />
      <p className="hb-dim">
        Screen, copies and downloads carry a label for every user, machine, domain, internal address
        and mailbox of the victim; a name has the same label for the whole case. Public addresses
        and foreign domains stay, and so do accounts that every machine has and names that say only
        a role, as admin or backup.
      </p>
      <RedactionNumbers />
      <RedactionWords />
      <ExportKey />
    </div>
  );
}
