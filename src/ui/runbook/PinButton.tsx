import { Button } from '@mantine/core';
import { IconPin, IconPinnedOff } from '@tabler/icons-react';
import { useAppState, useWorkbench } from '../common/workbenchContext';

/** Puts a finding into the story that present mode walks through, or takes it out. */
export function PinButton({ findingId }: { readonly findingId: string }) {
  const workbench = useWorkbench();
  const place = useAppState((state) => state.pins.indexOf(findingId));
  const isPinned = place >= 0;
  return (
    <>
      <Button
        variant="default"
        size="compact-md"
        fz="sm"
        aria-pressed={isPinned}
        leftSection={
          isPinned ? <IconPinnedOff size={16} aria-hidden /> : <IconPin size={16} aria-hidden />
        }
        onClick={() => workbench.togglePin(findingId)}
      >
        {isPinned ? 'Unpin' : 'Pin to the story'}
      </Button>
      {isPinned && (
        <Button.Group>
          <Button
            variant="default"
            size="compact-md"
            fz="sm"
            disabled={place === 0}
            onClick={() => workbench.movePin(findingId, -1)}
          >
            Earlier
          </Button>
          <Button
            variant="default"
            size="compact-md"
            fz="sm"
            onClick={() => workbench.movePin(findingId, 1)}
          >
            Later
          </Button>
        </Button.Group>
      )}
    </>
  );
}
