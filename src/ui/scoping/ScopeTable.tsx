import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { SCOPE_COLUMNS, type ScopingRow } from '../../findings/scopingRow';
import { countText } from '../common/amountText';
import { useStepKeys } from '../runbook/useStepKeys';
import type { ScopeSort } from './scopeOrder';
import { ScopeTableRow } from './ScopeTableRow';
import type { ShowFindings } from './showFindings';
import { SortHead } from './SortHead';

/** Rows drawn at first; a fleet can have thousands. */
const FIRST = 200;

interface ScopeTableProps {
  readonly rows: readonly ScopingRow[];
  readonly sort: ScopeSort;
  readonly onShow: ShowFindings;
  onSort(sort: ScopeSort): void;
}

/** `j`, `k` move through the rows, Enter opens the findings of one. */
export function ScopeTable({ rows, sort, onShow, onSort }: ScopeTableProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState(FIRST);
  useStepKeys(frame);
  const headProps = { sort, onSort };
  return (
    <div
      ref={frame}
      className="hb-panel hb-scope-frame"
      tabIndex={0}
      role="group"
      aria-label="Hosts and accounts by evidence"
    >
      <table className="hb-scope-table">
        <thead>
          <tr>
            <SortHead by="name" {...headProps}>
              Host, account
            </SortHead>
            <SortHead by="severity" {...headProps}>
              Severity
            </SortHead>
            {SCOPE_COLUMNS.map((column) => (
              <th key={column} scope="col">
                {capitalised(column)}
              </th>
            ))}
            <th scope="col" className="hb-scope-seen">
              <span className="hb-scope-heads">
                <SortHead by="first seen" isInner {...headProps}>
                  First
                </SortHead>
                <SortHead by="last seen" isInner {...headProps}>
                  Last seen
                </SortHead>
              </span>
            </th>
          </tr>
        </thead>
        {rows.slice(0, shown).map((row) => (
          <ScopeTableRow key={`${row.kind} ${row.name}`} row={row} onShow={onShow} />
        ))}
      </table>
      {rows.length > shown && (
        <Button variant="subtle" m="xs" onClick={() => setShown(rows.length)}>
          Show all {countText(rows.length)} rows
        </Button>
      )}
    </div>
  );
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
