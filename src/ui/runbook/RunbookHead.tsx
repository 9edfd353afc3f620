import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { countText } from '../common/amountText';
import { quietly } from '../common/quietly';
import { useAppState, useWorkbench } from '../common/workbenchContext';
import { type RunbookView, VIEW_WORDS } from './runbookView';
import { VerdictFilter } from './VerdictFilter';
import type { Verdict } from './verdict';

interface RunbookHeadProps {
  /** Null while a hunt is open. */
  readonly view: RunbookView | null;
  readonly verdict: Verdict | null;
  onVerdict(verdict: Verdict | null): void;
  onView(view: RunbookView): void;
}

/** The views with what each holds, and the verdicts, which filter the cards. */
export function RunbookHead({ view, verdict, onVerdict, onView }: RunbookHeadProps) {
  const workbench = useWorkbench();
  const findings = useAppState(
    (state) => state.findings.filter((finding) => finding.suppressedBy === null).length,
  );
  const scope = useAppState(() => workbench.scoping().length);
  const canRun = useAppState(
    (state) => state.engine.state === 'ready' && state.tables.length > 0 && !state.activity,
  );
  const counts: Readonly<Record<RunbookView, number>> = {
    hunts: workbench.hunts.length,
    findings,
    scope,
  };
  return (
    <header className="hb-runbook-head">
      <h2 className="hb-h1">Runbook</h2>
      <nav className="hb-views" aria-label="Views of the runbook">
        {(['hunts', 'findings', 'scope'] as const).map((each) => (
          <button
            key={each}
            type="button"
            className="hb-view"
            data-testid={`runbook-${each}`}
            aria-current={view === each ? 'true' : undefined}
            onClick={() => onView(each)}
          >
            {VIEW_WORDS[each]} <span className="hb-num">{countText(counts[each])}</span>
          </button>
        ))}
      </nav>
      {view === 'hunts' && <VerdictFilter verdict={verdict} onVerdict={onVerdict} />}
      <Button
        className="hb-spread"
        variant="default"
        size="compact-md"
        fz="sm"
        disabled={!canRun}
        leftSection={<IconRefresh size={16} aria-hidden />}
        onClick={() => quietly(workbench.runHunts())}
      >
        Run all again
      </Button>
    </header>
  );
}
