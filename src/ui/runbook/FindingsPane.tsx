import './findings.css';
import { useDeferredValue, useMemo } from 'react';
import type { Finding } from '../../findings/finding';
import { countOf, countText } from '../common/amountText';
import { StateNote } from '../common/StateNote';
import { useAppState, useWorkbench } from '../common/workbenchContext';
import { type FindingFilter, NO_FILTER, filtered, isFiltering } from './findingFilter';
import { FindingsFilterBar } from './FindingsFilterBar';
import { FindingsGrid } from './FindingsGrid';

interface FindingsPaneProps {
  readonly findings: readonly Finding[];
  readonly filter: FindingFilter;
  onFilter(filter: FindingFilter): void;
}

/** All findings, filtered, most severe first. */
export function FindingsPane({ findings, filter, onFilter }: FindingsPaneProps) {
  const { hunts } = useWorkbench();
  const titles = useMemo(() => new Map(hunts.map((hunt) => [hunt.id, hunt.title])), [hunts]);
  const inUse = useDeferredValue(filter);
  const shown = useMemo(
    () => filtered(findings, inUse, (huntId) => titles.get(huntId) ?? huntId),
    [findings, inUse, titles],
  );
  return (
    <section className="hb-findings" aria-label="Findings">
      <div className="hb-placehead hb-runbook-head">
        <h2 className="hb-h2">Findings</h2>
        <span className="hb-dim hb-num" role="status">
          {isFiltering(inUse)
            ? `${countText(shown.length)} of ${countOf(findings.length, 'finding')}`
            : countOf(findings.length, 'finding')}
        </span>
      </div>
      <FindingsFilterBar
        findings={findings}
        filter={filter}
        titles={titles}
        onFilter={onFilter}
        onClear={() => onFilter(NO_FILTER)}
      />
      {shown.length > 0 ? (
        <FindingsGrid findings={shown} titles={titles} />
      ) : (
        <NoFindings areAny={findings.length > 0} />
      )}
    </section>
  );
}

function NoFindings({ areAny }: { readonly areAny: boolean }) {
  const hasRuns = useAppState((state) => Object.keys(state.runs).length > 0);
  if (areAny) return <StateNote tone="empty" title="No finding passes this filter" />;
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
