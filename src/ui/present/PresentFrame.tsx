import './present.css';
import { ActionIcon } from '@mantine/core';
import { IconArrowLeft, IconArrowRight, IconX } from '@tabler/icons-react';
import { type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import { isDialogOpen, isTyping } from '../common/keyGuards';
import { useShell } from '../common/shellContext';
import { utcText } from '../common/utcText';
import { useAppState } from '../common/workbenchContext';
import { StoryCard } from './StoryCard';
import { stepped, storySteps } from './storySteps';

const KEY_STEPS: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  PageDown: 1,
  ' ': 1,
  ArrowLeft: -1,
  PageUp: -1,
};

/** Around the view, which stays the same element: clean and large while presenting, then a card for each pinned finding. */
export function PresentFrame({ children }: { readonly children: ReactNode }) {
  const shell = useShell();
  const { isPresenting } = shell;
  const pins = useAppState((state) => state.pins);
  const findings = useAppState((state) => state.findings);
  const steps = storySteps(pins, findings);
  const [at, setAt] = useState(0);
  const place = stepped(at, 0, steps.length);
  const step = steps[place] ?? { kind: 'view' };
  const isCard = isPresenting && step.kind === 'finding';
  const go = (by: number): void => setAt(stepped(place, by, steps.length));
  const leave = (): void => {
    setAt(0);
    shell.present(false);
  };
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || isTyping(event.target) || isDialogOpen()) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      leave();
      return;
    }
    const by = KEY_STEPS[event.key];
    if (by === undefined || (!isCard && isOwnKeyOf(event.target))) return;
    event.preventDefault();
    go(by);
  });
  useEffect(() => {
    if (!isPresenting) return undefined;
    const listener = (event: KeyboardEvent): void => onKey(event);
    document.addEventListener('keydown', listener, true);
    return () => document.removeEventListener('keydown', listener, true);
  }, [isPresenting]);
  return (
    <div className="hb-present" data-on={isPresenting} data-testid="present">
      <div className="hb-present-stage">
        <div className="hb-present-view" hidden={isCard}>
          {children}
        </div>
        {isCard && <StoryCard finding={step.finding} />}
      </div>
      {isPresenting && <PresentFoot at={place} of={steps.length} go={go} onClose={leave} />}
    </div>
  );
}

/** Charts, grids and fields move by the same keys; while one has focus, they are its own. */
function isOwnKeyOf(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('[data-picture=chart], [role=grid], [role=radiogroup], input, button, a') !==
      null
  );
}

interface PresentFootProps {
  readonly at: number;
  readonly of: number;
  go(by: number): void;
  onClose(): void;
}

function PresentFoot({ at, of, go, onClose }: PresentFootProps) {
  const caseName = useAppState((state) => state.caseName);
  const end = useAppState((state) => state.evidenceEnd);
  const isRedacted = useAppState((state) => state.redaction.on);
  return (
    <footer className="hb-present-foot hb-num" data-picture-skip>
      <strong>{caseName}</strong>
      {end !== null && <span>Evidence until {utcText(end)}</span>}
      <span>{isRedacted ? 'Redacted' : 'Not redacted'}</span>
      <span className="hb-present-steps">
        {of === 1 ? 'Pin findings to make a story of them' : `Step ${at + 1} of ${of}`}
      </span>
      <ActionIcon
        variant="default"
        size="lg"
        aria-label="Step back (left arrow)"
        disabled={at === 0}
        onClick={() => go(-1)}
      >
        <IconArrowLeft size={20} />
      </ActionIcon>
      <ActionIcon
        variant="default"
        size="lg"
        aria-label="Next step (right arrow)"
        disabled={at === of - 1}
        onClick={() => go(1)}
      >
        <IconArrowRight size={20} />
      </ActionIcon>
      <ActionIcon variant="default" size="lg" aria-label="End presenting (Esc)" onClick={onClose}>
        <IconX size={20} />
      </ActionIcon>
    </footer>
  );
}
