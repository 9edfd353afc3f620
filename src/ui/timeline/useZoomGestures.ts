import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import type { TimeRange } from '../../state/appState';
import { type BrushState, IDLE_BRUSH, brushedRange, nextBrush } from '../../timeline/brush';
import { useAppState, useWorkbench } from '../common/workbenchContext';
import { type PlotGeometry, msAt } from './plotGeometry';
import { atLeastASecond, panned, zoomedIn } from './zoomSteps';

/** A pointer that moved less than this has clicked. */
const CLICK_PX = 4;

interface ZoomGestures {
  /** The range under the pointer while it drags. */
  readonly brushed: TimeRange | null;
  readonly handlers: {
    onPointerDown(event: PointerEvent): void;
    onPointerMove(event: PointerEvent): void;
    onPointerUp(event: PointerEvent): void;
    onPointerCancel(): void;
    onKeyDown(event: KeyboardEvent): void;
  };
}

/** Drag to zoom, click for a bucket, `+ - ← → Esc` by keyboard. */
export function useZoomGestures(
  plot: PlotGeometry,
  whole: TimeRange,
  onClick: (ms: number) => void,
): ZoomGestures {
  const workbench = useWorkbench();
  const depth = useAppState((state) => state.zoom.length);
  const hasDrawer = useAppState((state) => state.drawer !== null);
  const [brush, setBrush] = useState<BrushState>(IDLE_BRUSH);
  const limits = {
    bounds: plot.range,
    minWidthMs: msAt(CLICK_PX, { ...plot, leftPx: 0 }) - plot.range.fromMs,
  };
  const msOf = (event: PointerEvent): number =>
    msAt(event.clientX - event.currentTarget.getBoundingClientRect().left, plot);

  const pan = (direction: 1 | -1): void => {
    const range = panned(plot.range, direction, whole);
    workbench.zoomBack();
    workbench.zoomTo(range);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const isZoomed = depth > 0;
    if (event.key === 'Escape' && brush.kind === 'dragging') setBrush(IDLE_BRUSH);
    else if (event.key === 'Escape' && isZoomed && !hasDrawer) workbench.zoomBack();
    else if (event.key === '+' || event.key === '=') workbench.zoomTo(zoomedIn(plot.range));
    else if (event.key === '-' && isZoomed) workbench.zoomBack();
    else if (event.key === 'ArrowLeft' && isZoomed) pan(-1);
    else if (event.key === 'ArrowRight' && isZoomed) pan(1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return {
    brushed: brushedRange(brush),
    handlers: {
      onPointerDown: (event) => {
        if (event.button !== 0) return;
        setBrush(nextBrush(brush, { type: 'press', atMs: msOf(event) }, limits));
      },
      onPointerMove: (event) => {
        if (brush.kind !== 'dragging') return;
        if (!event.currentTarget.hasPointerCapture(event.pointerId)) {
          event.currentTarget.setPointerCapture(event.pointerId);
        }
        setBrush(nextBrush(brush, { type: 'move', atMs: msOf(event) }, limits));
      },
      onPointerUp: (event) => {
        if (brush.kind !== 'dragging') return;
        const atMs = msOf(event);
        const after = nextBrush(brush, { type: 'release', atMs }, limits);
        setBrush(IDLE_BRUSH);
        if (after.kind === 'selected') workbench.zoomTo(atLeastASecond(after.range));
        else onClick(atMs);
      },
      onPointerCancel: () => setBrush(IDLE_BRUSH),
      onKeyDown,
    },
  };
}
