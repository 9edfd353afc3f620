import './scope.css';
import { useMemo, useState } from 'react';
import { useAppState, useWorkbench } from '../common/workbenchContext';
import { SelectionChips } from '../common/SelectionChips';
import { StateNote } from '../common/StateNote';
import { ScopeEmpty } from './ScopeEmpty';
import { type ScopeFilter, WHOLE_SCOPE, scopeRows } from './scopeOrder';
import type { ShowFindings } from './showFindings';
import { ScopeTable } from './ScopeTable';
import { ScopeTools } from './ScopeTools';

/** Hosts and accounts against the kinds of evidence, and what to contain first. */
export function ScopeView({ onShow }: { readonly onShow: ShowFindings }) {
  const workbench = useWorkbench();
  const all = useAppState(() => workbench.narrowedScoping());
  const [filter, setFilter] = useState<ScopeFilter>(WHOLE_SCOPE);
  const rows = useMemo(() => scopeRows(all, filter), [all, filter]);
  const isNarrowed = useAppState((state) => state.selection.length > 0);
  if (all.length === 0) {
    return isNarrowed ? (
      <section className="hb-scope" aria-label="Scope" data-testid="scope">
        <SelectionChips what="Scope" />
        <StateNote tone="empty" title="No host or account is in what you chose" />
      </section>
    ) : (
      <ScopeEmpty />
    );
  }
  return (
    <section className="hb-scope" aria-label="Scope" data-testid="scope">
      <SelectionChips what="Scope" />
      <ScopeTools all={all} shown={rows.length} filter={filter} onFilter={setFilter} />
      {rows.length === 0 ? (
        <StateNote tone="empty" title="No host or account passes this filter" />
      ) : (
        <ScopeTable
          rows={rows}
          sort={filter.sort}
          onSort={(sort) => setFilter({ ...filter, sort })}
          onShow={onShow}
        />
      )}
    </section>
  );
}
