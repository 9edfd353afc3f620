import { IconChevronDown } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { Hunt } from '../../hunts/hunt';
import { useShell } from '../common/shellContext';
import { quietly } from '../common/quietly';
import { useAppState } from '../common/workbenchContext';
import { HuntAnswer } from './HuntAnswer';
import { HuntDetail } from './HuntDetail';
import { HuntMeta } from './HuntMeta';
import { VerdictBadge } from './VerdictBadge';
import { isRunningNow, verdictOf } from './verdict';

interface HuntCardProps {
  readonly hunt: Hunt;
  onShowFindings(huntId: string): void;
}

/** One hunt: question, verdict and answer; opened, everything behind it. */
export function HuntCard({ hunt, onShowFindings }: HuntCardProps) {
  const shell = useShell();
  const card = useRef<HTMLElement>(null);
  const run = useAppState((state) => state.runs[hunt.id]);
  const isListedAsRunning = useAppState((state) => isRunningNow(state, hunt.id));
  const [rerunsNow, setRerunsNow] = useState(0);
  const isOpen = shell.openHuntId === hunt.id;
  useEffect(() => {
    if (isOpen) card.current?.scrollIntoView({ block: 'nearest' });
  }, [isOpen]);
  const verdict = verdictOf(run, isListedAsRunning || rerunsNow > 0);
  const track = (work: Promise<unknown>): void => {
    setRerunsNow((n) => n + 1);
    quietly(work.finally(() => setRerunsNow((n) => n - 1)));
  };
  return (
    <article ref={card} className="hb-card" data-testid={`hunt-card-${hunt.id}`} data-open={isOpen}>
      <button
        type="button"
        className="hb-card-head"
        aria-expanded={isOpen}
        onClick={() => shell.openHunt(isOpen ? null : hunt.id)}
      >
        {hunt.letter && <span className="hb-letter">{hunt.letter}</span>}
        <span className="hb-card-title">{hunt.title}</span>
        <VerdictBadge
          verdict={verdict}
          findings={run?.findings ?? 0}
          testId={`verdict-${hunt.id}`}
        />
        <IconChevronDown className="hb-card-chevron" size={18} aria-hidden />
      </button>
      <p className="hb-card-question">{hunt.question}</p>
      <HuntAnswer hunt={hunt} verdict={verdict} run={run} />
      <HuntMeta hunt={hunt} run={run} onShowFindings={onShowFindings} />
      {isOpen && <HuntDetail hunt={hunt} run={run} onRun={track} />}
    </article>
  );
}
