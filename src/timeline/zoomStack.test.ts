import { describe, expect, it } from 'vitest';
import { wholeOf, zoomIn, zoomOut, zoomRange, zoomReset } from './zoomStack';

const whole = { fromMs: 0, toMs: 1_000 };
const part = { fromMs: 100, toMs: 500 };
const smaller = { fromMs: 200, toMs: 300 };

describe('the zoom stack', () => {
  it('goes in and back out step by step, and never beyond the whole', () => {
    const deep = zoomIn(zoomIn(wholeOf(whole), part), smaller);
    expect(zoomRange(deep)).toEqual(smaller);
    expect(zoomRange(zoomOut(deep))).toEqual(part);
    expect(zoomOut(zoomOut(zoomOut(deep)))).toEqual([whole]);
    expect(zoomReset(deep)).toEqual([whole]);
  });

  it('cuts a range to what is on screen', () => {
    const shown = zoomIn(wholeOf(whole), part);
    expect(zoomRange(zoomIn(shown, { fromMs: 0, toMs: 300 }))).toEqual({ fromMs: 100, toMs: 300 });
  });

  it.each([
    ['all that is on screen', { fromMs: -5, toMs: 2_000 }],
    ['nothing that is on screen', { fromMs: 2_000, toMs: 3_000 }],
  ])('stays for a range that holds %s', (_, range) => {
    const stack = wholeOf(whole);
    expect(zoomIn(stack, range)).toBe(stack);
  });
});
