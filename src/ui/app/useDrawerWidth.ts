import { type KeyboardEvent, type PointerEvent, useState } from 'react';

const NARROWEST_PX = 440;
const PLACE_LEFT_PX = 240;
const STEP_PX = 40;

export interface DrawerWidth {
  readonly widthPx: number;
  readonly handleProps: {
    readonly role: 'separator';
    readonly tabIndex: 0;
    readonly 'aria-label': string;
    readonly 'aria-orientation': 'vertical';
    readonly 'aria-valuenow': number;
    readonly 'aria-valuemin': number;
    readonly 'aria-valuemax': number;
    onPointerDown(event: PointerEvent): void;
    onPointerMove(event: PointerEvent): void;
    onKeyDown(event: KeyboardEvent): void;
  };
}

function widestPx(): number {
  return window.innerWidth - PLACE_LEFT_PX;
}

/** The drawer's width and the handle that changes it. */
export function useDrawerWidth(): DrawerWidth {
  const [widthPx, setWidthPx] = useState(() => Math.max(600, window.innerWidth * 0.46));
  const change = (next: number): void => {
    setWidthPx(Math.max(NARROWEST_PX, Math.min(next, widestPx())));
  };
  return {
    widthPx,
    handleProps: {
      role: 'separator',
      tabIndex: 0,
      'aria-label': 'Width of the drawer',
      'aria-orientation': 'vertical',
      'aria-valuenow': Math.round(widthPx),
      'aria-valuemin': NARROWEST_PX,
      'aria-valuemax': widestPx(),
      onPointerDown: (event) => event.currentTarget.setPointerCapture(event.pointerId),
      onPointerMove: (event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) {
          change(window.innerWidth - event.clientX);
        }
      },
      onKeyDown: (event) => {
        if (event.key === 'ArrowLeft') change(widthPx + STEP_PX);
        if (event.key === 'ArrowRight') change(widthPx - STEP_PX);
      },
    },
  };
}
