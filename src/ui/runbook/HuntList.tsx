import './groups.css';
import { useMemo } from 'react';
import { StateNote } from '../common/StateNote';
import { useAppState, useWorkbench } from '../common/workbenchContext';
import { HuntCard } from './HuntCard';
import { HuntGroupHead } from './HuntGroupHead';
import { huntGroups } from './huntGroups';
import { type Verdict, verdictOf } from './verdict';

interface HuntListProps {
  readonly verdict: Verdict | null;
  onShowFindings(huntId: string): void;
}

export function HuntList({ verdict, onShowFindings }: HuntListProps) {
  const { hunts, logCategories } = useWorkbench();
  const runs = useAppState((state) => state.runs);
  const groups = useMemo(() => huntGroups(hunts, logCategories), [hunts, logCategories]);
  const shown = groups
    .map((group) => ({
      ...group,
      hunts: group.hunts.filter(
        (hunt) => verdict === null || verdictOf(runs[hunt.id], false) === verdict,
      ),
    }))
    .filter((group) => verdict === null || group.hunts.length > 0);
  if (shown.length === 0) return <StateNote tone="empty" title="No hunt has this verdict now" />;
  return (
    <div className="hb-hunts">
      {shown.map((group) => (
        <section
          key={group.id}
          aria-label={group.title}
          data-testid={`hunt-group-${group.id.replaceAll(' ', '-')}`}
        >
          <HuntGroupHead group={group} />
          {group.hunts.length === 0 && (
            <p className="hb-faint hb-group-none">No hunt asks about this category.</p>
          )}
          {group.hunts.map((hunt) => (
            <HuntCard key={hunt.id} hunt={hunt} onShowFindings={onShowFindings} />
          ))}
        </section>
      ))}
    </div>
  );
}
