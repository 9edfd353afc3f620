import { Button, Loader, Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import type { EngineStatus } from '../../db/db';
import { useAppState, useWorkbench } from '../common/workbenchContext';
import { quietly } from '../common/quietly';

export function EngineStatusChip() {
  const workbench = useWorkbench();
  const engine = useAppState((state) => state.engine);
  if (engine.state === 'dead') {
    return (
      <Tooltip label={engine.reason} multiline maw={420}>
        <Button
          size="compact-sm"
          color="red"
          variant="light"
          leftSection={<IconAlertTriangle size={16} />}
          onClick={() => quietly(workbench.restartEngine())}
        >
          Restart engine
        </Button>
      </Tooltip>
    );
  }
  return (
    <Tooltip label={detailOf(engine)}>
      <span className="hb-engine" data-state={engine.state} role="status">
        {engine.state === 'ready' ? (
          <IconCircleCheck size={16} aria-hidden />
        ) : (
          <Loader size={14} aria-hidden />
        )}
        {engine.state === 'ready' ? 'Engine ready' : 'Engine starting'}
      </span>
    </Tooltip>
  );
}

function detailOf(engine: Exclude<EngineStatus, { state: 'dead' }>): string {
  switch (engine.state) {
    case 'idle':
      return 'The engine has not started yet.';
    case 'starting':
      return `Now: ${engine.step}.`;
    case 'ready':
      return `${engine.engine}, started in ${(engine.startedInMs / 1000).toFixed(1)} s, inside this page.`;
    case 'closed':
      return 'The engine is closed.';
  }
}
