import './huntView.css';
import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import type { Hunt } from '../../hunts/hunt';
import { isDialogOpen, isTyping } from '../common/keyGuards';
import { quietly } from '../common/quietly';
import { useAppState } from '../common/workbenchContext';
import { type FindingFilter, NO_FILTER } from './findingFilter';
import { FindingsPane } from './FindingsPane';
import { HuntAnswer } from './HuntAnswer';
import { HuntDetail } from './HuntDetail';
import { type RunbookView, VIEW_WORDS } from './runbookView';
import { TechniqueTags } from './TechniqueTags';
import { VerdictBadge } from './VerdictBadge';
import { isRunningNow, verdictOf } from './verdict';

interface HuntViewProps {
  readonly hunt: Hunt;
  readonly backTo: RunbookView;
  onBack(): void;
}

/** One opened hunt: its answer, parameters, SQL and limits at the left, its findings at the right. */
export function HuntView({ hunt, backTo, onBack }: HuntViewProps) {
  const run = useAppState((state) => state.runs[hunt.id]);
  const isListedAsRunning = useAppState((state) => isRunningNow(state, hunt.id));
  const all = useAppState((state) => state.findings);
  const findings = useMemo(() => all.filter(({ huntId }) => huntId === hunt.id), [all, hunt.id]);
  const [filter, setFilter] = useState<FindingFilter>(NO_FILTER);
  const [rerunsNow, setRerunsNow] = useState(0);
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => back.current?.focus({ preventScroll: true }), []);
  useEscape(onBack);
  const verdict = verdictOf(run, isListedAsRunning || rerunsNow > 0);
  const track = (work: Promise<unknown>): void => {
    setRerunsNow((n) => n + 1);
    quietly(work.finally(() => setRerunsNow((n) => n - 1)));
  };
  return (
    <div className="hb-huntview">
      <article
        className="hb-huntview-main"
        data-testid={`hunt-card-${hunt.id}`}
        data-picture="card"
        data-picture-subject={hunt.title}
        data-picture-hunt={hunt.id}
      >
        <Button
          ref={back}
          variant="subtle"
          size="compact-md"
          fz="sm"
          ml={-8}
          leftSection={<IconArrowLeft size={16} aria-hidden />}
          title="Esc"
          onClick={onBack}
        >
          Back to {VIEW_WORDS[backTo].toLowerCase()}
        </Button>
        <header className="hb-huntview-head">
          {hunt.letter && <span className="hb-card-letter">{hunt.letter}</span>}
          <h3 className="hb-huntview-title">{hunt.title}</h3>
          <VerdictBadge verdict={verdict} testId={`verdict-${hunt.id}`} />
        </header>
        <p className="hb-huntview-question">{hunt.question}</p>
        <TechniqueTags techniques={hunt.techniques} />
        <HuntAnswer hunt={hunt} run={run} verdict={verdict} findings={findings} />
        <HuntDetail hunt={hunt} run={run} onRun={track} />
      </article>
      <FindingsPane findings={findings} filter={filter} onFilter={setFilter} isOneHunt />
    </div>
  );
}

/** Escape goes back when it closes nothing else. */
function useEscape(onBack: () => void): void {
  const hasDrawer = useAppState((state) => state.drawer !== null);
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || hasDrawer) return;
    if (!isTyping(event.target) && !isDialogOpen()) onBack();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => onKey(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);
}
