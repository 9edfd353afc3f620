import './runbook.css';
import { useMemo, useState } from 'react';
import { useShell } from '../common/shellContext';
import { useAppState, useWorkbench } from '../common/workbenchContext';
import { ScopeView } from '../scoping/ScopeView';
import { type FindingChoice, type FindingFilter, NO_FILTER } from './findingFilter';
import { FindingsPane } from './FindingsPane';
import { factsByHunt } from './huntFacts';
import { HuntOverview } from './HuntOverview';
import { HuntView } from './HuntView';
import { RunbookHead } from './RunbookHead';
import type { RunbookView } from './runbookView';
import type { Verdict } from './verdict';

/** The questions as cards, all findings, and the hosts and accounts they name; an opened card fills the place. */
export function RunbookPlace() {
  const workbench = useWorkbench();
  const shell = useShell();
  const findings = useAppState((state) => state.findings);
  const [view, setView] = useState<RunbookView>('hunts');
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const [filter, setFilter] = useState<FindingFilter>(NO_FILTER);
  const [lastHuntId, setLastHuntId] = useState<string | null>(null);
  const facts = useMemo(() => factsByHunt(findings), [findings]);
  const hunt = workbench.hunts.find(({ id }) => id === shell.openHuntId);
  const go = (next: RunbookView): void => {
    setLastHuntId(shell.openHuntId);
    shell.openHunt(null);
    setView(next);
  };
  const showChoice = (only: FindingChoice): void => {
    const [first, ...others] = only.ids;
    if (first !== undefined && others.length === 0) {
      workbench.openDrawer({ kind: 'finding', findingId: first });
      return;
    }
    setFilter({ ...NO_FILTER, only });
    go('findings');
  };
  return (
    <div className="hb-runbook">
      <RunbookHead view={hunt ? null : view} verdict={verdict} onVerdict={setVerdict} onView={go} />
      {hunt ? (
        <HuntView key={hunt.id} hunt={hunt} backTo={view} onBack={() => go(view)} />
      ) : (
        <>
          {view === 'hunts' && (
            <HuntOverview
              verdict={verdict}
              facts={facts}
              focusHuntId={lastHuntId}
              onOpen={shell.openHunt}
            />
          )}
          {view === 'findings' && (
            <FindingsPane findings={findings} filter={filter} onFilter={setFilter} />
          )}
          {view === 'scope' && <ScopeView onShow={showChoice} />}
        </>
      )}
    </div>
  );
}
