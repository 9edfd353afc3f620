import { describe, expect, it } from 'vitest';
import { NO_SIGNS } from './pivotSigns';
import { signMarks } from './signMarks';
import { signPath } from './signPath';
import { signSummary } from './signSummary';

const change = (at: string, before: number, after: number) => ({
  at: `2026-11-21T${at}.000Z`,
  failuresAnHourBefore: before,
  failuresAnHourAfter: after,
});
const signs = {
  onset: { at: '2026-11-21T09:50:00.000Z', record: { fileId: 1, record: 5 } },
  changePoints: [change('09:50:00', 0.02, 1_234.4), change('10:20:00', 1_234.4, 9.96)],
};
const at = (time: string): number => Date.parse(`2026-11-21T${time}.000Z`);

describe('the signs of the failures', () => {
  it('are the onset and the changes with the rates before and after, the oldest first', () => {
    expect(signMarks(signs).map(({ kind, words }) => [kind, words])).toEqual([
      ['onset', 'Onset: failures begin to pile up'],
      ['rise', 'Failure rate rises from under 0.1 to 1,234 an hour'],
      ['fall', 'Failure rate falls from 1,234 to 10 an hour'],
    ]);
    expect(signMarks(NO_SIGNS)).toEqual([]);
  });

  it('stand before an onset that is later', () => {
    const late = { ...signs, onset: { ...signs.onset, at: '2026-11-21T10:00:00.000Z' } };
    expect(signMarks(late).map(({ kind }) => kind)).toEqual(['rise', 'onset', 'fall']);
  });

  it.each([
    [0, '0'],
    [9.94, '9.9'],
    [3, '3'],
  ])('write a rate of %d as %s', (rate, text) => {
    const changePoints = [change('09:00:00', rate, 100)];
    expect(signMarks({ onset: null, changePoints })[0]?.words).toBe(
      `Failure rate rises from ${text} to 100 an hour`,
    );
  });

  it('are told with their instants where they are in view, and counted where not', () => {
    expect(signSummary(signs, { fromMs: at('09:50:00'), toMs: at('10:20:00') })).toEqual([
      'Onset: failures begin to pile up, at 2026-11-21 09:50:00.000Z.',
      'Failure rate rises from under 0.1 to 1,234 an hour, at 2026-11-21 09:50:00.000Z.',
      '1 sign of the failures outside what is shown.',
    ]);
    expect(signSummary(NO_SIGNS, { fromMs: 0, toMs: 1 })).toEqual([]);
  });

  it('are ramps that end on a rise and begin on a fall', () => {
    expect(signPath('rise', 100, 10, 8)).toBe('M100,10v8h-8Z');
    expect(signPath('fall', 100, 10, 8)).toBe('M100,10v8h8Z');
  });
});
