import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import type { Finding } from '../../findings/finding';
import { isDialogOpen, isTyping } from '../common/keyGuards';
import { useAppState, useWorkbench } from '../common/workbenchContext';
import { FindingRow } from './FindingRow';

const ROW_PX = 68;
const HEADER_PX = 32;
const HEADS = ['Severity', 'Finding', 'Host, user', 'First, last seen (UTC)'];

interface FindingsGridProps {
  readonly findings: readonly Finding[];
  readonly titles: ReadonlyMap<string, string>;
  readonly isOneHunt: boolean;
}

/** The findings as a list of which only what is in view is drawn. `j`, `k` move, Enter opens. */
export function FindingsGrid({ findings, titles, isOneHunt }: FindingsGridProps) {
  const workbench = useWorkbench();
  const scroller = useRef<HTMLDivElement>(null);
  const gridId = useId();
  const drawer = useAppState((state) => state.drawer);
  const [markedId, setMarkedId] = useState<string | null>(null);
  // eslint-disable-next-line react-hooks/incompatible-library -- the build has no React Compiler
  const rowWindow = useVirtualizer({
    count: findings.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    scrollPaddingStart: HEADER_PX,
    overscan: 8,
  });
  const open = (finding: Finding): void => {
    setMarkedId(finding.id);
    workbench.openDrawer({ kind: 'finding', findingId: finding.id });
  };
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (isTyping(event.target) || isDialogOpen()) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const marked = findings.findIndex((finding) => finding.id === markedId);
    if (event.key === 'Enter') {
      const finding = findings[marked];
      if (!finding || isControl(event.target)) return;
      event.preventDefault();
      open(finding);
      return;
    }
    const step = stepOf(event.key, event.target === scroller.current);
    if (step === 0) return;
    const next = Math.max(0, Math.min(marked + step, findings.length - 1));
    const finding = findings[next];
    if (!finding) return;
    event.preventDefault();
    rowWindow.scrollToIndex(next);
    if (drawer?.kind === 'finding') open(finding);
    else setMarkedId(finding.id);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => onKey(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);
  const shownId = drawer?.kind === 'finding' ? drawer.findingId : markedId;
  const isDrawn = rowWindow.getVirtualItems().some((item) => findings[item.index]?.id === shownId);
  return (
    <div className="hb-findings-grid" data-testid="findings-grid">
      <div
        ref={scroller}
        className="hb-findings-scroll"
        role="grid"
        tabIndex={0}
        aria-label="Findings"
        aria-rowcount={findings.length + 1}
        aria-activedescendant={isDrawn && shownId !== null ? `${gridId}-${shownId}` : undefined}
      >
        <div className="hb-finding-head" role="row" aria-rowindex={1}>
          {HEADS.map((head) => (
            <span key={head} role="columnheader">
              {head}
            </span>
          ))}
        </div>
        <div className="hb-findings-body" style={{ height: rowWindow.getTotalSize() }}>
          {rowWindow.getVirtualItems().map((item) => {
            const finding = findings[item.index];
            if (!finding) return null;
            return (
              <FindingRow
                key={finding.id}
                finding={finding}
                huntTitle={isOneHunt ? null : (titles.get(finding.huntId) ?? finding.huntId)}
                rowIndex={item.index + 2}
                isMarked={finding.id === shownId}
                domId={`${gridId}-${finding.id}`}
                topPx={item.start}
                onOpen={open}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}

/** `j` and `k` move anywhere in the runbook, the arrows where the list has the focus. */
function stepOf(key: string, isListFocused: boolean): -1 | 0 | 1 {
  if (key === 'j' || (isListFocused && key === 'ArrowDown')) return 1;
  if (key === 'k' || (isListFocused && key === 'ArrowUp')) return -1;
  return 0;
}

function isControl(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('button, a, [role="option"]') !== null;
}
