import { useMemo } from 'react';
import { StateNote } from '../common/StateNote';
import { useAppState, useWorkbench } from '../common/workbenchContext';
import { HuntCard } from './HuntCard';
import { huntGroups } from './huntGroups';
import { type Verdict, verdictOf } from './verdict';

interface HuntListProps {
  readonly verdict: Verdict | null;
  onShowFindings(huntId: string): void;
}

export function HuntList({ verdict, onShowFindings }: HuntListProps) {
  const { hunts } = useWorkbench();
  const runs = useAppState((state) => state.runs);
  const groups = useMemo(() => huntGroups(hunts), [hunts]);
  const shown = groups
    .map((group) => ({
      ...group,
      hunts: group.hunts.filter(
        (hunt) => verdict === null || verdictOf(runs[hunt.id], false) === verdict,
      ),
    }))
    .filter((group) => group.hunts.length > 0);
  if (shown.length === 0) return <StateNote tone="empty" title="No hunt has this verdict now" />;
  return (
    <div className="hb-hunts">
      {shown.map((group) => (
        <section key={group.title} aria-label={group.title}>
          <h3 className="hb-h3 hb-hunts-title">{group.title}</h3>
          {group.hunts.map((hunt) => (
            <HuntCard key={hunt.id} hunt={hunt} onShowFindings={onShowFindings} />
          ))}
        </section>
      ))}
    </div>
  );
}
