import { Button, Loader } from '@mantine/core';
import { IconAlertTriangle, IconCircle, IconCircleCheck } from '@tabler/icons-react';
import type { EngineStatus, EngineStep } from '../../db/db';
import { useAppState, useWorkbench } from '../common/workbenchContext';
import { quietly } from '../common/quietly';

const STEPS: readonly EngineStep[] = [
  'unpacking the engine',
  'starting the worker',
  'compiling the engine',
  'opening the database',
  'locking the sandbox',
];

type StepState = 'done' | 'now' | 'to come';

/** The engine's start, step by step; files may be dropped meanwhile. */
export function EngineSteps() {
  const workbench = useWorkbench();
  const engine = useAppState((state) => state.engine);
  if (engine.state === 'dead') {
    return (
      <div className="hb-engine-dead" role="alert">
        <IconAlertTriangle size={20} aria-hidden />
        <span>The engine stopped: {engine.reason}</span>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => quietly(workbench.restartEngine())}
        >
          Restart the engine
        </Button>
      </div>
    );
  }
  return (
    <div className="hb-steps-block">
      <ol className="hb-steps" aria-label="Engine start">
        {STEPS.map((step, i) => {
          const state = stateOf(i, engine);
          return (
            <li key={step} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
              <StepIcon state={state} />
              {step}
            </li>
          );
        })}
      </ol>
      <p className="hb-steps-note hb-faint">{noteOf(engine)}</p>
    </div>
  );
}

function StepIcon({ state }: { readonly state: StepState }) {
  switch (state) {
    case 'done':
      return <IconCircleCheck size={16} aria-label="done" />;
    case 'now':
      return <Loader size={14} aria-hidden />;
    case 'to come':
      return <IconCircle size={16} aria-label="to come" />;
  }
}

function stateOf(step: number, engine: EngineStatus): StepState {
  if (engine.state === 'ready') return 'done';
  if (engine.state !== 'starting') return 'to come';
  const now = STEPS.indexOf(engine.step);
  if (now < 0 || step < now) return 'done';
  return step === now ? 'now' : 'to come';
}

function noteOf(engine: EngineStatus): string {
  switch (engine.state) {
    case 'ready':
      return `${engine.engine} ready in ${(engine.startedInMs / 1000).toFixed(1)} s. It runs in this page and reads nothing but what you drop.`;
    case 'closed':
      return 'The engine is closed.';
    default:
      return 'Files dropped now wait for the engine and load by themselves.';
  }
}
