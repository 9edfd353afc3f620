import { StateNote } from '../common/StateNote';
import { useAppState } from '../common/workbenchContext';

interface NoFindingsProps {
  readonly areAny: boolean;
  readonly areSetAside: boolean;
  readonly isOneHunt: boolean;
}

/** Why the list is empty. */
export function NoFindings({ areAny, areSetAside, isOneHunt }: NoFindingsProps) {
  const hasRuns = useAppState((state) => Object.keys(state.runs).length > 0);
  if (areAny) return <StateNote tone="empty" title="No finding passes this filter" />;
  if (areSetAside) return <StateNote tone="empty" title="Rules set all findings aside" />;
  if (isOneHunt) {
    return (
      <StateNote tone="empty" title="No findings to list">
        <p>What that means stands in the answer at the left.</p>
      </StateNote>
    );
  }
  if (!hasRuns) {
    return (
      <StateNote tone="empty" title="No hunt has run yet">
        <p>Load evidence, and the automatic hunts run by themselves.</p>
      </StateNote>
    );
  }
  return (
    <StateNote tone="empty" title="No findings">
      <p>
        Read the verdicts before you call it clean: a hunt that could not run has not looked, and a
        partial one has not seen everything.
      </p>
    </StateNote>
  );
}
