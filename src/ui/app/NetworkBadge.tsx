import { UnstyledButton } from '@mantine/core';
import { IconWorldOff } from '@tabler/icons-react';
import { useShell } from '../common/shellContext';

export function NetworkBadge() {
  const shell = useShell();
  return (
    <UnstyledButton
      className="hb-network"
      data-testid="network-badge"
      aria-haspopup="dialog"
      onClick={() => shell.showProof()}
    >
      <IconWorldOff size={16} aria-hidden />
      No network, by policy
    </UnstyledButton>
  );
}
