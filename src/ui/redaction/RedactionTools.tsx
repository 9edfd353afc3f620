import './redaction.css';
import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconAdjustments, IconEyeOff } from '@tabler/icons-react';
import { quietly } from '../common/quietly';
import { useShell } from '../common/shellContext';
import { useAppState, useWorkbench } from '../common/workbenchContext';

/** The switch of redaction; while it is on, its word stands on the screen and in every picture of it. */
export function RedactionTools() {
  const workbench = useWorkbench();
  const shell = useShell();
  const isOn = useAppState((state) => state.redaction.on);
  const meaning = isOn ? 'Show names again (r)' : 'Redact names of victims (r)';
  return (
    <div className="hb-redaction-tools">
      <Tooltip label={meaning}>
        <Button
          size="compact-sm"
          variant={isOn ? 'filled' : 'subtle'}
          aria-pressed={isOn}
          aria-keyshortcuts="r"
          data-testid="redaction-switch"
          leftSection={<IconEyeOff size={16} aria-hidden />}
          onClick={() => quietly(workbench.setRedaction(!isOn))}
        >
          {isOn ? 'Redacted' : 'Redact'}
        </Button>
      </Tooltip>
      <Tooltip label="Words to redact, numbers and key">
        <ActionIcon
          variant="subtle"
          size="lg"
          aria-label="Redaction settings"
          aria-haspopup="dialog"
          onClick={() => shell.showRedaction()}
        >
          <IconAdjustments size={18} />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}
