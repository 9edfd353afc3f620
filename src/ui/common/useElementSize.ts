import { type RefCallback, useCallback, useState } from 'react';

interface ElementSize {
  readonly ref: RefCallback<HTMLElement>;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** The size of an element, followed while it lives; zeros before it is known. */
export function useElementSize(): ElementSize {
  const [size, setSize] = useState({ widthPx: 0, heightPx: 0 });
  const ref = useCallback((element: HTMLElement | null) => {
    if (!element) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      const rect = entry?.contentRect;
      if (!rect || rect.width === 0) return;
      setSize({ widthPx: Math.floor(rect.width), heightPx: Math.floor(rect.height) });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, ...size };
}
