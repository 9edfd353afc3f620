import { looseKey } from './nameKey';

/** Of fewer letters a fragment is telling only where it is half of a name. */
const TELLING = 4;
const LEAST = 3;
const MOST_LOOKED_AT = 200;

/** Which texts are the beginning or the end of a name that goes on. */
export class NameEdges {
  readonly #starts: readonly string[];
  readonly #ends: readonly string[];

  constructor(names: Iterable<string>) {
    const keys = Array.from(names, looseKey);
    this.#starts = keys.toSorted(byUnits);
    this.#ends = keys.map(reversed).sort(byUnits);
  }

  isStart(fragment: string): boolean {
    return isTelling(this.#starts, looseKey(fragment));
  }

  isEnd(fragment: string): boolean {
    return isTelling(this.#ends, reversed(looseKey(fragment)));
  }
}

function isTelling(keys: readonly string[], fragment: string): boolean {
  const letters = fragment.replace(/[^\p{L}\p{M}\p{N}]/gu, '').length;
  if (letters < LEAST) return false;
  const first = lowerBound(keys, fragment);
  for (let i = first; i < Math.min(keys.length, first + MOST_LOOKED_AT); i++) {
    const key = keys[i] ?? '';
    if (!key.startsWith(fragment)) return false;
    if (key.length === fragment.length) continue;
    if (letters >= TELLING || 2 * fragment.length >= key.length) return true;
  }
  return false;
}

function lowerBound(keys: readonly string[], fragment: string): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((keys[middle] ?? '') < fragment) low = middle + 1;
    else high = middle;
  }
  return low;
}

function byUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function reversed(text: string): string {
  return Array.from(text).reverse().join('');
}
