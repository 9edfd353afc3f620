import type { Found } from './nameTable';

/** Whether a place of the text is outside of what is taken; to be asked in the order of the text, as `taken` is. */
export function freePlaces(taken: readonly Found[]): (start: number, end: number) => boolean {
  let next = 0;
  return (start, end) => {
    while ((taken[next]?.end ?? Infinity) <= start) next++;
    return (taken[next]?.start ?? Infinity) >= end;
  };
}

/** Of the places, those outside of what is taken; both in the order of the text. */
export function outside(found: readonly Found[], taken: readonly Found[]): Found[] {
  const isFree = freePlaces(taken);
  return found.filter(({ start, end }) => isFree(start, end));
}

/** Places that are apart, as they follow in the text. */
export function inOrder(found: Found[]): Found[] {
  return found.sort((a, b) => a.start - b.start);
}
