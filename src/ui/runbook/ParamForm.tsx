import { Button } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import type { Hunt, ParamOverrides } from '../../hunts/hunt';
import { useAppState, useWorkbench } from '../common/workbenchContext';
import { ParamField } from './ParamField';

const NO_OVERRIDES: ParamOverrides = {};

interface ParamFormProps {
  readonly hunt: Hunt;
  onRun(work: Promise<unknown>): void;
}

/** The parameters of a hunt; a changed value runs it again. */
export function ParamForm({ hunt, onRun }: ParamFormProps) {
  const workbench = useWorkbench();
  const overrides = useAppState((state) => state.params[hunt.id] ?? NO_OVERRIDES);
  const canRun = useAppState((state) => state.engine.state === 'ready');
  return (
    <div className="hb-params">
      {hunt.params.length === 0 && <p className="hb-dim">This hunt has no parameters.</p>}
      {hunt.params.map((param) => {
        const value = overrides[param.name] ?? param.default;
        return (
          <ParamField
            key={`${param.name} ${JSON.stringify(value)}`}
            param={param}
            value={value}
            onCommit={(next) => onRun(workbench.setParam(hunt.id, param.name, next))}
          />
        );
      })}
      <Button
        variant="default"
        disabled={!canRun}
        leftSection={<IconPlayerPlay size={16} aria-hidden />}
        onClick={() => onRun(workbench.runHunts({ ids: [hunt.id] }))}
      >
        Run again
      </Button>
    </div>
  );
}
