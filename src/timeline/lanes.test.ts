import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SEVERITIES, type Severity } from '../hunts/hunt';
import { binMarks, findingsInBin } from './binMarks';
import { laneMarks } from './lanes';

const HOUR = 3_600_000;
const START = Date.parse('2026-03-09T00:00:00Z');
const RANGE = { fromMs: START, toMs: START + 10 * HOUR };

const finding = (hours: number | null, host: string | null, severity: Severity = 'low') => ({
  huntId: 'any',
  severity,
  firstSeen: hours === null ? null : new Date(START + hours * HOUR).toISOString(),
  host,
  user: 'CORP\\Ann',
});
const byHost = (findings: ReturnType<typeof finding>[]) => laneMarks(findings, 'host', () => null);

describe('lanes', () => {
  it('stand in the order of their first finding and count all of theirs', () => {
    const { lanes } = byHost([finding(5, 'b'), finding(2, 'a'), finding(1, 'B'), finding(3, null)]);
    expect(lanes.map(({ label, findings, clause }) => [label, findings, clause])).toEqual([
      ['B', 2, { kind: 'host', name: 'B' }],
      ['a', 1, { kind: 'host', name: 'a' }],
      ['No host named', 1, { kind: 'host', name: null }],
    ]);
  });

  it('leave out findings without a time, and count them', () => {
    const marks = byHost([finding(null, 'a'), finding(1, 'b')]);
    expect([marks.undated, marks.lanes.map(({ label }) => label)]).toEqual([1, ['b']]);
  });

  it('beyond forty are one lane that cannot be chosen', () => {
    const { lanes } = byHost(Array.from({ length: 100 }, (_, i) => finding(i / 100, `ws-${i}`)));
    expect(lanes).toHaveLength(40);
    expect(lanes.at(-1)).toMatchObject({ label: '61 other hosts', findings: 61, clause: null });
  });

  it('by tactic and by user ask the hunt and the account', () => {
    const one = [finding(1, 'a')];
    expect(laneMarks(one, 'tactic', () => 'Impact').lanes[0]?.label).toBe('Impact');
    expect(laneMarks(one, 'tactic', () => null).lanes[0]).toMatchObject({ clause: null });
    expect(laneMarks(one, 'user', () => null).lanes[0]?.clause).toEqual({
      kind: 'user',
      name: 'CORP\\Ann',
    });
  });
});

describe('bins', () => {
  it('hold the count and the highest severity of a spot, and lead to its findings', () => {
    const findings = [
      finding(0.2, 'a', 'critical'),
      finding(0.1, 'b'),
      finding(0.3, 'a', 'medium'),
      finding(9, 'a'),
    ];
    const marks = byHost(findings);
    const binned = binMarks(marks, RANGE, 10);
    expect(
      binned.map(({ lane, bin, count, severity }) => [lane, bin, count, SEVERITIES[severity]]),
    ).toEqual([
      [0, 0, 1, 'low'],
      [1, 0, 2, 'critical'],
      [1, 9, 1, 'low'],
    ]);
    const [, both] = binned;
    expect(both && findingsInBin(marks, both, 10)).toEqual([0, 2]);
    expect(both && findingsInBin(marks, both, 1)).toEqual([0]);
  });

  it('lose no finding inside the range and hold none outside', () => {
    const hours = fc.double({ min: -5, max: 15, noNaN: true });
    fc.assert(
      fc.property(fc.array(hours, { maxLength: 60 }), fc.integer({ min: 1, max: 50 }), (at, n) => {
        const marks = byHost(at.map((h, i) => finding(h, `host ${i % 3}`)));
        const inside = [...marks.ms].filter((ms) => ms >= RANGE.fromMs && ms < RANGE.toMs).length;
        const binned = binMarks(marks, RANGE, n);
        expect(binned.reduce((sum, { count }) => sum + count, 0)).toBe(inside);
        expect(binned.every(({ bin }) => bin >= 0 && bin < n)).toBe(true);
      }),
    );
  });
});
