import { CloseButton } from '@mantine/core';
import { useEffect, useEffectEvent, useRef } from 'react';
import type { DrawerContent } from '../../state/appState';
import { FaultBoundary } from '../common/FaultBoundary';
import { useAppState, useWorkbench } from '../common/workbenchContext';
import { FindingDetail } from '../runbook/FindingDetail';
import { SourceDetail } from '../sources/SourceDetail';
import { RecordsDetail } from '../table/RecordsDetail';
import { BucketDetail } from '../timeline/BucketDetail';
import { type DrawerWidth, useDrawerWidth } from './useDrawerWidth';

/** The drawer at the right. The place behind it stays where it is and stays usable. */
export function DrawerPanel() {
  const content = useAppState((state) => state.drawer);
  const width = useDrawerWidth();
  return content && <OpenDrawer content={content} width={width} />;
}

interface OpenDrawerProps {
  readonly content: DrawerContent;
  readonly width: DrawerWidth;
}

function OpenDrawer({ content, width }: OpenDrawerProps) {
  const workbench = useWorkbench();
  const panel = useRef<HTMLElement>(null);
  const giveFocusBack = useEffectEvent((before: Element | null) => {
    if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
  });
  useEffect(() => {
    const before = document.activeElement;
    panel.current?.focus({ preventScroll: true });
    return () => giveFocusBack(before);
  }, []);
  return (
    <aside
      ref={panel}
      className="hb-drawer"
      data-testid="drawer"
      aria-label="Details"
      tabIndex={-1}
      style={{ width: width.widthPx }}
    >
      <div className="hb-drawer-grip" {...width.handleProps} />
      <CloseButton
        className="hb-drawer-close"
        aria-label="Close the drawer (Esc)"
        onClick={() => workbench.openDrawer(null)}
      />
      <FaultBoundary key={keyOf(content)} what="these details">
        <Content content={content} />
      </FaultBoundary>
    </aside>
  );
}

function Content({ content }: { readonly content: DrawerContent }) {
  switch (content.kind) {
    case 'finding':
      return <FindingDetail findingId={content.findingId} />;
    case 'bucket':
      return <BucketDetail {...content} />;
    case 'records':
      return <RecordsDetail title={content.title} sql={content.sql} />;
    case 'source':
      return <SourceDetail fileId={content.fileId} />;
  }
}

function keyOf(content: DrawerContent): string {
  return Object.values(content).join(' ');
}
