import './findings.css';
import { useDeferredValue, useMemo } from 'react';
import type { Finding } from '../../findings/finding';
import { countOf, countText } from '../common/amountText';
import { SelectionChips } from '../common/SelectionChips';
import { useNarrowed } from '../common/useNarrowed';
import { useWorkbench } from '../common/workbenchContext';
import { type FindingFilter, NO_FILTER, filtered, isFiltering } from './findingFilter';
import { FindingsFilterBar } from './FindingsFilterBar';
import { FindingsGrid } from './FindingsGrid';
import { NoFindings } from './NoFindings';
import { SetAsideGroup } from './SetAsideGroup';

interface FindingsPaneProps {
  readonly findings: readonly Finding[];
  readonly filter: FindingFilter;
  /** Whether all of them are of one hunt. */
  readonly isOneHunt?: boolean;
  onFilter(filter: FindingFilter): void;
}

/** Findings, filtered, most severe first; below them what rules set aside. */
export function FindingsPane({ findings, filter, isOneHunt = false, onFilter }: FindingsPaneProps) {
  const { hunts } = useWorkbench();
  const titles = useMemo(() => new Map(hunts.map((hunt) => [hunt.id, hunt.title])), [hunts]);
  const inUse = useDeferredValue(filter);
  const narrowed = useNarrowed(findings);
  const active = useMemo(
    () => findings.filter(({ suppressedBy }) => suppressedBy === null),
    [findings],
  );
  const passing = useMemo(
    () => filtered(narrowed, inUse, (huntId) => titles.get(huntId) ?? huntId),
    [narrowed, inUse, titles],
  );
  const shown = useMemo(() => passing.filter((f) => f.suppressedBy === null), [passing]);
  const setAside = useMemo(() => passing.filter((f) => f.suppressedBy !== null), [passing]);
  return (
    <section className="hb-findings" aria-label="Findings">
      <SelectionChips what="Findings" />
      <div className="hb-findings-head">
        <h3 className="hb-h2">Findings</h3>
        <span className="hb-dim hb-num" role="status">
          {isFiltering(inUse) || narrowed !== findings
            ? `${countText(shown.length)} of ${countOf(active.length, 'finding')}`
            : countOf(active.length, 'finding')}
        </span>
      </div>
      <FindingsFilterBar
        findings={active}
        filter={filter}
        titles={titles}
        isOneHunt={isOneHunt}
        onFilter={onFilter}
        onClear={() => onFilter(NO_FILTER)}
      />
      {shown.length > 0 ? (
        <FindingsGrid findings={shown} titles={titles} isOneHunt={isOneHunt} />
      ) : (
        <NoFindings
          areAny={active.length > 0}
          areSetAside={findings.length > active.length}
          isOneHunt={isOneHunt}
        />
      )}
      <SetAsideGroup findings={setAside} titles={titles} isOneHunt={isOneHunt} />
    </section>
  );
}
