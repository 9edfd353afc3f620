import type { PictureTarget } from '../common/picture';

export interface FoundTarget {
  readonly element: HTMLElement;
  /** In words, for caption and file name. */
  readonly subject: string;
  readonly huntId: string | null;
}

/** A card is what has focus or was opened last: the drawer, the answer of a hunt, a step of the story. */
const CARDS = ['[data-picture="story"]', '.hb-drawer', '[data-picture="card"]'];

/** What is presented covers the place behind it. */
const VIEWS = ['.hb-present[data-on="true"]', '.hb-main'];

/** The element on the screen that the target means, or null where there is none now. */
export function findTarget(target: PictureTarget, place: string): FoundTarget | null {
  const element = document.querySelector<HTMLElement>(selectorOf(target));
  if (!element) return null;
  const { pictureSubject, pictureHunt } = element.dataset;
  return {
    element,
    subject: pictureSubject ?? (target === 'view' ? place : `${place}, ${target}`),
    huntId: pictureHunt ?? null,
  };
}

function selectorOf(target: PictureTarget): string {
  switch (target) {
    case 'view':
      return firstOf(VIEWS);
    case 'chart':
      return '[data-picture="chart"]';
    case 'card':
      return firstOf(CARDS);
  }
}

function firstOf(selectors: readonly string[]): string {
  return selectors.find((one) => document.querySelector(one)) ?? selectors[0] ?? '';
}
