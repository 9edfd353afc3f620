import { Button } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useWorkbench } from '../common/workbenchContext';

/** The key holds what redaction hides, so it is asked for once more. */
export function ExportKey() {
  const workbench = useWorkbench();
  const [isAsking, setIsAsking] = useState(false);
  const first = useRef<HTMLButtonElement>(null);
  const wasAsking = useRef(isAsking);
  useEffect(() => {
    // The button that had the focus is gone.
    if (wasAsking.current !== isAsking) first.current?.focus();
    wasAsking.current = isAsking;
  }, [isAsking]);
  if (!isAsking) {
    return (
      <Button
        ref={first}
        className="hb-redaction-key"
        variant="default"
        leftSection={<IconKey size={16} aria-hidden />}
        onClick={() => setIsAsking(true)}
      >
        Export the key…
      </Button>
    );
  }
  return (
    <div className="hb-redaction-ask" role="alert">
      <p>
        The key lists every label with the name under it, in clear text. It is the one file that is
        not redacted: keep it apart from what you hand over.
      </p>
      <div className="hb-redaction-buttons">
        <Button ref={first} variant="default" onClick={() => setIsAsking(false)}>
          Cancel
        </Button>
        <Button
          onClick={() => {
            workbench.exportRedactionKey();
            setIsAsking(false);
          }}
        >
          Save the key as CSV
        </Button>
      </div>
    </div>
  );
}
