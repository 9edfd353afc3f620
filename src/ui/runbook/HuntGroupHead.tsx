import { Anchor } from '@mantine/core';
import { CoverageBadge } from '../coverage/CoverageBadge';
import { useAppState, useWorkbench } from '../common/workbenchContext';
import type { HuntGroup } from './huntGroups';

/** A category's single purpose, its sources, and what the evidence has of them. */
export function HuntGroupHead({ group }: { readonly group: HuntGroup }) {
  const workbench = useWorkbench();
  const coverage = useAppState((state) => state.categories.find(({ id }) => id === group.id));
  const hasEvidence = useAppState((state) => state.tables.some((table) => table.records > 0));
  return (
    <header className="hb-group-head">
      <div className="hb-group-line">
        <h3 className="hb-group-title">{group.title}</h3>
        <Anchor
          className="hb-group-logs"
          component="button"
          type="button"
          size="sm"
          onClick={() => workbench.setPlace('coverage')}
        >
          <span className="hb-group-word">Logs</span>
          {hasEvidence && coverage && <CoverageBadge verdict={coverage.verdict} />}
          <span className="hb-sr">, coverage of {group.title}</span>
        </Anchor>
      </div>
      <p className="hb-dim">{group.purpose}</p>
      {group.sources && <p className="hb-faint hb-group-sources">Sources: {group.sources}</p>}
    </header>
  );
}
