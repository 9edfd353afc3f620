import { Anchor } from '@mantine/core';
import type { Hunt } from '../../hunts/hunt';
import { useAppState, useWorkbench } from '../common/workbenchContext';
import { CoverageBadge } from '../coverage/CoverageBadge';
import type { HuntGroup } from './huntGroups';
import { VERDICT_LOOK, isRunningNow, verdictOf } from './verdict';

interface HuntGroupHeadProps {
  readonly group: HuntGroup;
  onOpen(huntId: string): void;
}

/** A category's single purpose, its sources, what the evidence has of them, and the correlations that ask it. */
export function HuntGroupHead({ group, onOpen }: HuntGroupHeadProps) {
  const workbench = useWorkbench();
  const coverage = useAppState((state) => state.categories.find(({ id }) => id === group.id));
  const hasEvidence = useAppState((state) => state.tables.some((table) => table.records > 0));
  const lettered = group.hunts.filter((hunt) => hunt.letter);
  return (
    <header className="hb-group-head">
      <div className="hb-group-line">
        <h3 className="hb-group-title">{group.title}</h3>
        <span className="hb-dim hb-group-purpose">{group.purpose}</span>
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
      <div className="hb-group-line">
        {group.sources && <p className="hb-faint hb-group-sources">Sources: {group.sources}</p>}
        {lettered.map((hunt) => (
          <LetterChip key={hunt.id} hunt={hunt} onOpen={onOpen} />
        ))}
      </div>
    </header>
  );
}

interface LetterChipProps {
  readonly hunt: Hunt;
  onOpen(huntId: string): void;
}

/** Points from a category to its correlation, whose card stands at the top. */
function LetterChip({ hunt, onOpen }: LetterChipProps) {
  const run = useAppState((state) => state.runs[hunt.id]);
  const isRunning = useAppState((state) => isRunningNow(state, hunt.id));
  return (
    <button type="button" className="hb-group-letter" onClick={() => onOpen(hunt.id)}>
      <span className="hb-letter">{hunt.letter}</span>
      {hunt.title}
      <span className="hb-sr">, {VERDICT_LOOK[verdictOf(run, isRunning)].word}</span>
    </button>
  );
}
