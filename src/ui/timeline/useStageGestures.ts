import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import type { TimeRange } from '../../state/appState';
import { type BrushState, IDLE_BRUSH, brushedRange, nextBrush } from '../../timeline/brush';
import { useAppState, useWorkbench } from '../common/workbenchContext';
import { type PlotGeometry, msAt } from './plotGeometry';
import { stageX } from './stageX';
import { atLeastASecond, inside, moved, zoomedAt } from './zoomSteps';

/** A pointer that moved less than this has clicked. */
const CLICK_PX = 4;
/** A pan asks for new counts at most so often. */
const PAN_EVERY_MS = 80;
const ZOOM_STEP = 0.5;

/** Where on the stage: the instant, and the lane of findings or the chart. */
export interface StagePoint {
  readonly ms: number;
  readonly xPx: number;
  readonly lane: number | null;
}

interface StageActions {
  /** The next or last place of the crosshair: a bucket on the chart, a mark in a lane; null where there is none. */
  step(
    from: StagePoint | null,
    to: 'left' | 'right' | 'up' | 'down' | 'first' | 'last',
  ): StagePoint | null;
  open(point: StagePoint): void;
}

interface Pan {
  readonly startXPx: number;
  readonly start: TimeRange;
  lastMs: number;
}

/** Drag to choose a range, with shift or the middle button to move; the crosshair by pointer and keys. */
export function useStageGestures(plot: PlotGeometry, whole: TimeRange, actions: StageActions) {
  const workbench = useWorkbench();
  const depth = useAppState((state) => state.zoom.length);
  const hasDrawer = useAppState((state) => state.drawer !== null);
  const [brush, setBrush] = useState<BrushState>(IDLE_BRUSH);
  const [cursor, setCursor] = useState<StagePoint | null>(null);
  const pan = useRef<Pan | null>(null);
  const msAPx = (plot.range.toMs - plot.range.fromMs) / plot.widthPx;
  const limits = { bounds: plot.range, minWidthMs: CLICK_PX * msAPx };

  const pointOf = (event: PointerEvent<HTMLElement>): StagePoint => {
    const xPx = stageX(event.clientX, event.currentTarget);
    const row = event.target instanceof Element ? event.target.closest('[data-lane]') : null;
    const lane = row instanceof HTMLElement ? Number(row.dataset['lane']) : null;
    return { ms: msAt(xPx, plot), xPx, lane };
  };
  const goTo = (range: TimeRange): void => {
    const next = atLeastASecond(inside(range, whole));
    workbench.panTo(next);
  };
  const panFrom = ({ startXPx, start }: Pan, event: PointerEvent<HTMLElement>): void => {
    const awayPx = startXPx - stageX(event.clientX, event.currentTarget);
    goTo(moved(start, awayPx * msAPx, whole));
  };
  const zoomIn = (): void => {
    const middle = (plot.range.fromMs + plot.range.toMs) / 2;
    workbench.zoomTo(zoomedAt(plot.range, cursor?.ms ?? middle, ZOOM_STEP));
  };
  const panBy = (share: number): void => {
    if (depth === 0) return;
    workbench.panTo(moved(plot.range, share * (plot.range.toMs - plot.range.fromMs), whole));
  };

  const KEYS: Readonly<Record<string, (shift: boolean) => void>> = {
    ArrowLeft: (shift) => (shift ? panBy(-0.25) : setCursor(actions.step(cursor, 'left'))),
    ArrowRight: (shift) => (shift ? panBy(0.25) : setCursor(actions.step(cursor, 'right'))),
    ArrowUp: () => setCursor(actions.step(cursor, 'up')),
    ArrowDown: () => setCursor(actions.step(cursor, 'down')),
    Home: () => setCursor(actions.step(cursor, 'first')),
    End: () => setCursor(actions.step(cursor, 'last')),
    '+': zoomIn,
    '=': zoomIn,
    '-': () => workbench.zoomBack(),
    Enter: () => cursor && actions.open(cursor),
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const isOnControl =
      event.target instanceof Element && event.target.closest('button, input') !== null;
    if (event.key === 'Escape') {
      if (brush.kind === 'dragging') setBrush(IDLE_BRUSH);
      else if (hasDrawer) return;
      else if (depth > 0) workbench.zoomBack();
      else if (cursor) setCursor(null);
      else return;
    } else {
      const act = KEYS[event.key];
      if (!act || isOnControl) return;
      act(event.shiftKey);
    }
    event.preventDefault();
    event.stopPropagation();
  };

  return {
    brushed: brushedRange(brush),
    isDragging: brush.kind === 'dragging',
    cursor,
    clearCursor: () => setCursor(null),
    /** Zooms around the place; the wheel asks for this. */
    zoomAround: (xPx: number, factor: number) =>
      goTo(zoomedAt(plot.range, msAt(xPx, plot), factor)),
    panBy,
    handlers: {
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        if (!isOnPlot(event.target)) return;
        if (event.button === 1 || (event.button === 0 && event.shiftKey)) {
          event.preventDefault();
          pan.current = {
            startXPx: stageX(event.clientX, event.currentTarget),
            start: plot.range,
            lastMs: 0,
          };
          event.currentTarget.setPointerCapture(event.pointerId);
        } else if (event.button === 0) {
          setBrush(nextBrush(brush, { type: 'press', atMs: pointOf(event).ms }, limits));
        }
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        const { current } = pan;
        if (current) {
          if (event.timeStamp - current.lastMs < PAN_EVERY_MS) return;
          current.lastMs = event.timeStamp;
          panFrom(current, event);
          return;
        }
        const point = pointOf(event);
        setCursor(point.xPx < plot.leftPx || point.xPx > plot.leftPx + plot.widthPx ? null : point);
        if (brush.kind !== 'dragging') return;
        const hasCapture = event.currentTarget.hasPointerCapture(event.pointerId);
        if (!hasCapture) event.currentTarget.setPointerCapture(event.pointerId);
        setBrush(nextBrush(brush, { type: 'move', atMs: point.ms }, limits));
      },
      onPointerUp: (event: PointerEvent<HTMLElement>) => {
        const { current } = pan;
        if (current) {
          pan.current = null;
          panFrom(current, event);
          return;
        }
        if (brush.kind !== 'dragging') return;
        const point = pointOf(event);
        const after = nextBrush(brush, { type: 'release', atMs: point.ms }, limits);
        setBrush(IDLE_BRUSH);
        if (after.kind === 'selected') workbench.brushTo(atLeastASecond(after.range));
        else if (point.xPx >= plot.leftPx) actions.open(point);
      },
      onPointerCancel: () => {
        pan.current = null;
        setBrush(IDLE_BRUSH);
      },
      onPointerLeave: () => brush.kind !== 'dragging' && setCursor(null),
      onKeyDown,
    },
  };
}

/** Labels, legends and controls on the stage have clicks of their own. */
function isOnPlot(target: EventTarget): boolean {
  if (!(target instanceof Element) || target.closest('button')) return false;
  return target.closest('.hb-chart, .hb-lanes-rows') !== null;
}
