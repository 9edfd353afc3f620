import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useAppState, useWorkbench } from '../common/workbenchContext';

export function Faults() {
  const workbench = useWorkbench();
  const faults = useAppState((state) => state.faults);
  if (faults.length === 0) return null;
  return (
    <div className="hb-faults">
      {faults.map((fault, index) => (
        <Alert
          key={`${index} ${fault}`}
          color="red"
          variant="light"
          icon={<IconAlertTriangle />}
          withCloseButton
          closeButtonLabel="Dismiss"
          onClose={() => workbench.dismissFault(index)}
        >
          {fault}
        </Alert>
      ))}
    </div>
  );
}
