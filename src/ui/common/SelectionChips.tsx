import './selectionChips.css';
import { Button } from '@mantine/core';
import { IconFilter, IconX } from '@tabler/icons-react';
import type { ClauseKind } from '../../timeline/selection';
import { clauseText } from './clauseText';
import { useAppState, useWorkbench } from './workbenchContext';

interface SelectionChipsProps {
  /** What stands below them, as `Findings narrowed to`. */
  readonly what: string;
  /** Kinds that do not narrow what stands below, with the reason. */
  readonly without?: readonly ClauseKind[];
  readonly why?: string;
}

/** What the analyst chose on the timeline, above whatever it narrows; each can be taken away. */
export function SelectionChips({ what, without = [], why }: SelectionChipsProps) {
  const workbench = useWorkbench();
  const selection = useAppState((state) => state.selection);
  const zone = useAppState((state) => state.zone);
  if (selection.length === 0) return null;
  const isIdle = selection.some(({ kind }) => without.includes(kind));
  return (
    <div className="hb-clauses" role="group" aria-label="Selection" data-testid="selection-chips">
      <IconFilter size={17} aria-hidden />
      <span className="hb-clauses-what">{what} narrowed to</span>
      {selection.map((clause) => {
        const [of, value] = clauseText(clause, zone);
        return (
          <button
            key={`${of} ${value}`}
            type="button"
            className="hb-clause hb-num"
            data-testid={`chip-${clause.kind}`}
            data-idle={without.includes(clause.kind)}
            aria-label={`${of} ${value}: take away`}
            onClick={() => workbench.toggleClause(clause)}
          >
            <span className="hb-clause-of">{of}</span>
            <span className="hb-clause-value">{value}</span>
            <IconX size={15} aria-hidden />
          </button>
        );
      })}
      <Button
        variant="subtle"
        size="compact-sm"
        data-testid="selection-reset"
        onClick={() => {
          workbench.zoomTo(null);
          workbench.clearSelection();
        }}
      >
        Show everything
      </Button>
      {isIdle && why !== undefined && <span className="hb-dim hb-clauses-why">{why}</span>}
    </div>
  );
}
