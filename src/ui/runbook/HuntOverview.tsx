import './overview.css';
import './groups.css';
import { useEffect, useEffectEvent, useMemo, useRef } from 'react';
import type { Hunt } from '../../hunts/hunt';
import { StateNote } from '../common/StateNote';
import { useAppState, useWorkbench } from '../common/workbenchContext';
import { HuntCard } from './HuntCard';
import type { HuntFacts } from './huntFacts';
import { HuntGroupHead } from './HuntGroupHead';
import { huntGroups } from './huntGroups';
import { useStepKeys } from './useStepKeys';
import { type Verdict, verdictOf } from './verdict';

interface HuntOverviewProps {
  readonly verdict: Verdict | null;
  readonly facts: ReadonlyMap<string, HuntFacts>;
  /** The card to return to. */
  readonly focusHuntId: string | null;
  onOpen(huntId: string): void;
}

/** The six correlations as large cards, then the hunts of each log category. `j`, `k` move, Enter opens. */
export function HuntOverview({ verdict, facts, focusHuntId, onOpen }: HuntOverviewProps) {
  const { hunts, logCategories } = useWorkbench();
  const runs = useAppState((state) => state.runs);
  const groups = useMemo(() => huntGroups(hunts, logCategories), [hunts, logCategories]);
  const frame = useRef<HTMLDivElement>(null);
  useStepKeys(frame);
  const comeBack = useEffectEvent(() => {
    const card = frame.current?.querySelector<HTMLElement>(`[data-step="${focusHuntId ?? ''}"]`);
    card?.focus();
  });
  useEffect(() => comeBack(), []);
  const shown = hunts.filter(
    (hunt) => verdict === null || verdictOf(runs[hunt.id], false) === verdict,
  );
  if (shown.length === 0) return <StateNote tone="empty" title="No hunt has this verdict now" />;
  const card = (hunt: Hunt) => (
    <HuntCard key={hunt.id} hunt={hunt} facts={facts.get(hunt.id)} onOpen={onOpen} />
  );
  const lettered = groups
    .flatMap((group) => group.hunts)
    .filter((hunt) => hunt.letter && shown.includes(hunt))
    .sort((a, b) => (a.letter ?? '').localeCompare(b.letter ?? ''));
  return (
    <div ref={frame} className="hb-overview">
      {lettered.length > 0 && (
        <section aria-label="Correlations A to F">
          <h3 className="hb-sr">Correlations A to F</h3>
          <div className="hb-cards hb-cards-lettered">{lettered.map(card)}</div>
        </section>
      )}
      {groups.map((group) => {
        const own = group.hunts.filter((hunt) => !hunt.letter && shown.includes(hunt));
        if (verdict !== null && own.length === 0) return null;
        return (
          <section
            key={group.id}
            aria-label={group.title}
            data-testid={`hunt-group-${group.id.replaceAll(' ', '-')}`}
          >
            <HuntGroupHead group={group} onOpen={onOpen} />
            {own.length > 0 && <div className="hb-cards">{own.map(card)}</div>}
          </section>
        );
      })}
    </div>
  );
}
