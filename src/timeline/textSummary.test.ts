import { describe, expect, it } from 'vitest';
import { NO_SIGNS } from './pivotSigns';
import { timelineSummary } from './textSummary';
import { msOf } from './testing/logonSeries';

const fromMs = msOf('2026-11-21 10:00:00');
const HOUR = 3_600_000;
const bucket = (hour: number, failures: number, successes: number, executions: number) => ({
  startMs: fromMs + hour * HOUR,
  failures,
  successes,
  executions,
});
const shown = { fromMs, toMs: fromMs + 3 * HOUR, widthMs: HOUR, signs: NO_SIGNS };
const pivot = {
  at: '2026-11-21T11:30:00.000Z',
  user: 'alice',
  host: 'WS1',
  confidence: 'high',
} as const;

describe('timelineSummary', () => {
  it('tells range, totals, the first highest bucket of each axis and the pivot', () => {
    const buckets = [bucket(0, 4, 1, 0), bucket(1, 1_200, 0, 1), bucket(2, 1_200, 0, 7)];
    expect(timelineSummary({ ...shown, buckets, pivot })).toBe(
      '2026-11-21 10:00:00.000Z to 2026-11-21 13:00:00.000Z, in steps of 1 h. ' +
        '2,404 failed logons, 1 successful logon, 8 executions. ' +
        'Most in one step: 1,200 failed logons in the 1 h from 2026-11-21 11:00:00.000Z. ' +
        'Most in one step: 7 executions in the 1 h from 2026-11-21 12:00:00.000Z. ' +
        'Pivot point: alice on WS1 at 2026-11-21 11:30:00.000Z, high confidence.',
    );
  });

  it('names no peak of an axis without records, and no pivot where none is', () => {
    expect(timelineSummary({ ...shown, buckets: [bucket(0, 0, 0, 0)], pivot: null })).toBe(
      '2026-11-21 10:00:00.000Z to 2026-11-21 13:00:00.000Z, in steps of 1 h. ' +
        '0 failed logons, 0 successful logons, 0 executions. No pivot point is marked.',
    );
  });

  it('tells the onset of the failures after the pivot', () => {
    const onset = { at: '2026-11-21T11:00:00.000Z', record: { fileId: 1, record: 5 } };
    const signs = { onset, changePoints: [] };
    expect(timelineSummary({ ...shown, buckets: [], pivot, signs })).toMatch(
      /high confidence\. Onset: failures begin to pile up, at 2026-11-21 11:00:00\.000Z\.$/,
    );
  });

  it('gives no number for what no log covers, and says so', () => {
    const text = timelineSummary({
      ...shown,
      buckets: [bucket(0, 2, 1, 0)],
      pivot: null,
      missing: ['executions'],
    });
    expect(text).toContain(
      'in steps of 1 h. 2 failed logons, 1 successful logon. No log of executions covers this range. ',
    );
  });

  it('names suspicious executions as such', () => {
    const buckets = [bucket(0, 0, 0, 3)];
    const text = timelineSummary({ ...shown, buckets, pivot: null, executions: 'suspicious' });
    expect(text).toContain('0 successful logons, 3 suspicious executions.');
    expect(text).toContain('Most in one step: 3 suspicious executions');
  });

  it('says that the pivot is off screen', () => {
    const earlier = { ...pivot, at: '2026-11-21T09:59:59.999Z', host: null };
    expect(timelineSummary({ ...shown, buckets: [], pivot: earlier })).toContain(
      'Pivot point: alice at 2026-11-21 09:59:59.999Z, high confidence. It lies outside what is shown.',
    );
  });
});
