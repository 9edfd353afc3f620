import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { offsetMinutes, offsetText } from '../../timeline/zone';
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

  it('stand on first days of months and years in a long range', () => {
    const decade = { fromMs: at('2016-02-25T00:00:00Z'), toMs: at('2026-03-12T00:00:00Z') };
    expect(timeTicks(decade, 7)).toEqual(
      ['2018', '2020', '2022', '2024', '2026'].map((year) => at(`${year}-01-01T00:00:00Z`)),
    );
    const season = { fromMs: at('2026-01-10T00:00:00Z'), toMs: at('2026-06-12T00:00:00Z') };
    expect(timeTicks(season, 7, { kind: 'offset', minutes: 60 })).toEqual(
      ['02', '03', '04', '05', '06'].map((month) => at(`2026-${month}-01T00:00:00+01:00`)),
    );
  });
});

describe('ticks in the zone of a machine with summer time', () => {
  const local = { kind: 'local' } as const;
  beforeAll(() => void vi.stubEnv('TZ', 'Europe/Berlin'));
  afterAll(() => void vi.unstubAllEnvs());

  const words = (fromMs: number, toMs: number): string[] => {
    const ticks = timeTicks({ fromMs, toMs }, 9, local);
    return ticks.map(
      (ms) =>
        `${tickWords(ms, null, 3_600_000, local).time} ${offsetText(offsetMinutes(ms, local))}`,
    );
  };

  it('stand on the hours of its clock where an hour is left out, to the end of the range', () => {
    expect(words(at('2026-03-28T23:00:00Z'), at('2026-03-29T10:00:00Z'))).toEqual([
      '00:00 UTC+01:00',
      '03:00 UTC+02:00',
      '06:00 UTC+02:00',
      '09:00 UTC+02:00',
      '12:00 UTC+02:00',
    ]);
  });

  it('stand on the hours of its clock where an hour comes twice', () => {
    expect(words(at('2026-10-24T22:00:00Z'), at('2026-10-25T11:00:00Z'))).toEqual([
      '00:00 UTC+02:00',
      '03:00 UTC+01:00',
      '06:00 UTC+01:00',
      '09:00 UTC+01:00',
      '12:00 UTC+01:00',
    ]);
  });
});
