import './runbook.css';
import { useState } from 'react';
import { useAppState } from '../common/workbenchContext';
import { FindingsPane } from './FindingsPane';
import { type FindingFilter, NO_FILTER } from './findingFilter';
import { HuntList } from './HuntList';
import { RunbookSummary } from './RunbookSummary';
import type { Verdict } from './verdict';

/** The questions at the left, their findings at the right. */
export function RunbookPlace() {
  const findings = useAppState((state) => state.findings);
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const [filter, setFilter] = useState<FindingFilter>(NO_FILTER);
  return (
    <div className="hb-runbook">
      <div className="hb-runbook-hunts">
        <RunbookSummary verdict={verdict} onVerdict={setVerdict} />
        <HuntList
          verdict={verdict}
          onShowFindings={(huntId) => setFilter({ ...NO_FILTER, huntId })}
        />
      </div>
      <FindingsPane findings={findings} filter={filter} onFilter={setFilter} />
    </div>
  );
}
