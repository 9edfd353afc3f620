import { describe, expect, it } from 'vitest';
import { tickWords, timeTicks } from './timeTicks';

const at = (iso: string): number => Date.parse(iso);

describe('ticks of the time axis', () => {
  it('stand on round instants inside the range', () => {
    const range = { fromMs: at('2026-03-09T10:20:00Z'), toMs: at('2026-03-09T13:10:00Z') };
    expect(timeTicks(range, 4)).toEqual(
      ['2026-03-09T11:00:00Z', '2026-03-09T12:00:00Z', '2026-03-09T13:00:00Z'].map(at),
    );
  });

  it.each([1_000, 60_000, 86_400_000, 400 * 86_400_000])(
    'are never more than asked for by over one in %i ms',
    (span) => {
      expect(timeTicks({ fromMs: 12_345, toMs: 12_345 + span }, 6).length).toBeLessThanOrEqual(7);
    },
  );

  it('name the date where it is new', () => {
    const hour = 3_600_000;
    const late = at('2026-03-09T23:00:00Z');
    expect(tickWords(late, null, hour)).toEqual({ time: '23:00', date: '2026-03-09' });
    expect(tickWords(late + hour, late, hour)).toEqual({ time: '00:00', date: '2026-03-10' });
    expect(tickWords(late + 2 * hour, late + hour, hour)).toEqual({ time: '01:00', date: null });
  });

  it('are round in the zone of the labels, and are words of it', () => {
    const range = { fromMs: at('2026-03-09T10:20:00Z'), toMs: at('2026-03-09T13:10:00Z') };
    const zone = { kind: 'offset', minutes: 330 } as const;
    expect(timeTicks(range, 4, zone)).toEqual(
      ['2026-03-09T10:30:00Z', '2026-03-09T11:30:00Z', '2026-03-09T12:30:00Z'].map(at),
    );
    expect(
      tickWords(at('2026-03-09T18:30:00Z'), at('2026-03-09T17:30:00Z'), 3_600_000, zone),
    ).toEqual({ time: '00:00', date: '2026-03-10' });
  });
});
