import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BrushEvent, type BrushState, IDLE_BRUSH, brushedRange, nextBrush } from './brush';

const limits = { bounds: { fromMs: 1_000, toMs: 2_000 }, minWidthMs: 10 };

function after(events: readonly BrushEvent[], start: BrushState = IDLE_BRUSH): BrushState {
  return events.reduce((state, event) => nextBrush(state, event, limits), start);
}
const press = (atMs: number): BrushEvent => ({ type: 'press', atMs });
const move = (atMs: number): BrushEvent => ({ type: 'move', atMs });
const release = (atMs: number): BrushEvent => ({ type: 'release', atMs });
const escape: BrushEvent = { type: 'escape' };
const selected = (fromMs: number, toMs: number): BrushState => ({
  kind: 'selected',
  range: { fromMs, toMs },
});

describe('a drag', () => {
  it.each([
    ['to the right', 1_200, 1_500],
    ['to the left', 1_500, 1_200],
  ])('%s selects from the earlier to the later instant', (_, from, to) => {
    expect(after([press(from), move(1_300), release(to)])).toEqual(selected(1_200, 1_500));
  });

  it('shows its range while it lasts', () => {
    expect(brushedRange(after([press(1_500), move(1_200)]))).toEqual({
      fromMs: 1_200,
      toMs: 1_500,
    });
  });

  it('ends at the bounds, in whole milliseconds', () => {
    expect(after([press(1_500.4), release(9_999)])).toEqual(selected(1_500, 2_000));
    expect(after([press(1_500.6), release(-5)])).toEqual(selected(1_000, 1_501));
  });

  it.each([
    [9, 'idle'],
    [10, 'selected'],
  ])('%d ms wide ends %s', (width, kind) => {
    expect(after([press(1_200), release(1_200 + width)]).kind).toBe(kind);
  });

  it('that is a click clears the selection', () => {
    expect(after([press(1_600), release(1_600)], selected(1_200, 1_500))).toEqual(IDLE_BRUSH);
  });

  it('replaces the selection', () => {
    const state = after([press(1_600), release(1_700)], selected(1_200, 1_500));
    expect(state).toEqual(selected(1_600, 1_700));
  });
});

describe('escape', () => {
  it('during a drag goes back to what was before it, even after a second press', () => {
    const before = selected(1_200, 1_500);
    expect(after([press(1_600), move(1_700), escape], before)).toEqual(before);
    expect(after([press(1_600), press(1_700), escape], before)).toEqual(before);
    expect(after([press(1_600), escape])).toEqual(IDLE_BRUSH);
  });

  it('clears a selection', () => {
    expect(after([escape], selected(1_200, 1_500))).toEqual(IDLE_BRUSH);
  });
});

describe('without a drag', () => {
  it.each([move(1_500), release(1_500)])('$type changes nothing', (event) => {
    expect(after([event])).toEqual(IDLE_BRUSH);
    expect(after([event], selected(1_200, 1_500))).toEqual(selected(1_200, 1_500));
  });
});

describe('nudges by keyboard', () => {
  const nudge = (edge: 'from' | 'to' | 'both', byMs: number): BrushEvent => ({
    type: 'nudge',
    edge,
    byMs,
  });
  it.each([
    ['from', 50, 1_250, 1_500],
    ['from', -9_999, 1_000, 1_500],
    ['from', 9_999, 1_490, 1_500],
    ['to', -50, 1_200, 1_450],
    ['to', -9_999, 1_200, 1_210],
    ['to', 9_999, 1_200, 2_000],
    ['both', 50, 1_250, 1_550],
    ['both', 9_999, 1_700, 2_000],
    ['both', -9_999, 1_000, 1_300],
  ] as const)('%s by %d', (edge, byMs, fromMs, toMs) => {
    expect(after([nudge(edge, byMs)], selected(1_200, 1_500))).toEqual(selected(fromMs, toMs));
  });

  it('do nothing without a selection', () => {
    expect(after([nudge('both', 50)])).toEqual(IDLE_BRUSH);
  });
});

it('never selects outside the bounds or less than the least width', () => {
  const instant = fc.double({ min: 0, max: 3_000, noNaN: true });
  const event: fc.Arbitrary<BrushEvent> = fc.oneof(
    fc.record({ type: fc.constantFrom('press', 'move', 'release'), atMs: instant }),
    fc.constant(escape),
    fc.record({
      type: fc.constant('nudge' as const),
      edge: fc.constantFrom('from', 'to', 'both'),
      byMs: fc.double({ min: -500, max: 500, noNaN: true }),
    }),
  );
  fc.assert(
    fc.property(fc.array(event, { maxLength: 30 }), (events) => {
      const state = after(events);
      const range = brushedRange(state);
      if (!range) return;
      expect(range.fromMs).toBeGreaterThanOrEqual(1_000);
      expect(range.toMs).toBeLessThanOrEqual(2_000);
      if (state.kind === 'selected') expect(range.toMs - range.fromMs).toBeGreaterThanOrEqual(10);
    }),
  );
});
