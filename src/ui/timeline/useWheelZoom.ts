import { type RefObject, useEffect, useEffectEvent } from 'react';
import { stageX } from './stageX';

const PX_A_STEP = 240;

/**
 * The wheel over the chart zooms around the pointer; over the lanes, which scroll, it does with Ctrl. A listener of the
 * browser's own: React's cannot keep the page from scrolling.
 */
export function useWheelZoom(
  stage: RefObject<HTMLElement | null>,
  zoomAround: (xPx: number, factor: number) => void,
  panBy: (share: number) => void,
): void {
  const onWheel = useEffectEvent((event: WheelEvent, element: HTMLElement) => {
    const isChart = event.target instanceof Element && event.target.closest('.hb-chart') !== null;
    if (!isChart && !event.ctrlKey) return;
    event.preventDefault();
    if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
      panBy((event.deltaX || event.deltaY) / 1_000);
      return;
    }
    zoomAround(stageX(event.clientX, element), 2 ** (event.deltaY / PX_A_STEP));
  });
  useEffect(() => {
    const element = stage.current;
    if (!element) return undefined;
    const listener = (event: WheelEvent): void => onWheel(event, element);
    element.addEventListener('wheel', listener, { passive: false });
    return () => element.removeEventListener('wheel', listener);
  }, [stage]);
}
