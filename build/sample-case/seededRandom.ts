const CASE_SEED = 0x48_42_20_26;

export interface SeededRandom {
  /** Uniform in [0, 1). */
  unit(): number;
  /** Uniform whole number, both ends included. */
  integer(lowest: number, highest: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  hex(digits: number): string;
}

/**
 * An independent stream for each name, so that a change to one generator does not
 * shift the values drawn by another. FNV-1a for the name, mulberry32 for the values.
 */
export function seededRandom(streamName: string): SeededRandom {
  let state = CASE_SEED;
  for (let i = 0; i < streamName.length; i += 1) {
    state = Math.imul(state ^ streamName.charCodeAt(i), 0x01000193);
  }

  function unit(): number {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  function integer(lowest: number, highest: number): number {
    return lowest + Math.floor(unit() * (highest - lowest + 1));
  }

  function pick<T>(items: readonly T[]): T {
    const item = items[integer(0, items.length - 1)];
    if (item === undefined) throw new Error(`stream ${streamName} picked from an empty list`);
    return item;
  }

  function hex(digits: number): string {
    let text = '';
    while (text.length < digits) text += integer(0, 15).toString(16);
    return text;
  }

  return { unit, integer, chance: (probability) => unit() < probability, pick, hex };
}
