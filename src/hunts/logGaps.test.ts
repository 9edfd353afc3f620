import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '../db/db';
import { hunt } from './library/log-gaps/hunt';
import { type CaseTables, loadTables, recordName, startHuntDb } from './testing/caseTables';
import { csvText, instant } from './testing/csvText';
import { runCase } from './testing/runCase';

let db: Db;
beforeAll(async () => {
  db = await startHuntDb();
});
afterAll(() => db.close());

const NOON = '2026-03-02T12:00:00.000Z';
const MINUTE = 60_000;
type Row = readonly [offsetMs: number, host: string];

const logOf = (base: string, rows: readonly Row[]): string =>
  csvText(
    'timestamp,host',
    rows.map(([ms, host]) => [instant(base, ms), host]),
  );

async function rowsFound(tables: CaseTables): Promise<string[][]> {
  await loadTables(db, tables);
  const { findings } = await runCase(db, hunt);
  return findings.map((finding) => finding.rows.map(recordName)).sort();
}

/** Events every `stepMs` from `fromMs` to `toMs`, both included. */
const steady = (host: string, fromMs: number, toMs: number, stepMs = MINUTE): Row[] =>
  Array.from({ length: Math.floor((toMs - fromMs) / stepMs) + 1 }, (_, i) => [
    fromMs + i * stepMs,
    host,
  ]);

describe('log-gaps limit', () => {
  it.each([
    ['exactly 30 min', 30 * MINUTE, false],
    ['30 min and 1 ms', 30 * MINUTE + 1, true],
    ['29 min 59.999 s', 30 * MINUTE - 1, false],
  ])('%s', async (_, gapMs, found) => {
    for (const base of [NOON, '2026-03-01T23:44:00.123Z', '2026-03-02T00:00:00.000Z']) {
      const log = logOf(base, [
        [gapMs, 'WS1'],
        [0, 'WS1'],
      ]);
      expect(await rowsFound({ auth_logs: log })).toEqual(
        found ? [['auth_logs:2', 'auth_logs:1']] : [],
      );
    }
  });

  it('reports the last event before and the first after, across midnight', async () => {
    await loadTables(db, {
      net_logs: logOf('2026-03-01T23:50:00.000Z', [
        [0, 'WS1'],
        [31 * MINUTE, 'WS1'],
      ]),
    });
    const { findings } = await runCase(db, hunt);
    expect(findings).toMatchObject([
      { firstSeen: '2026-03-01T23:50:00.000Z', lastSeen: '2026-03-02T00:21:00.000Z', host: 'WS1' },
    ]);
  });

  it('measures each host and each log by itself', async () => {
    const ends: Row[] = [
      [0, 'WS1'],
      [40 * MINUTE, 'WS1'],
      [20 * MINUTE, 'WS2'],
    ];
    expect(
      await rowsFound({
        process_logs: logOf(NOON, ends),
        auth_logs: logOf(NOON, [[20 * MINUTE, 'WS1']]),
      }),
    ).toEqual([['process_logs:1', 'process_logs:2']]);
  });

  it('finds a gap once between duplicated records, by the copies nearest to it', async () => {
    const log = logOf(NOON, [
      [0, 'WS1'],
      [0, 'WS1'],
      [31 * MINUTE, 'WS1'],
      [31 * MINUTE, 'WS1'],
    ]);
    expect(await rowsFound({ process_logs: log })).toEqual([['process_logs:2', 'process_logs:3']]);
  });

  it('finds the gaps that a walk through the sorted events finds', async () => {
    const events = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 20_000 }), fc.constantFrom('A', 'B')),
      {
        minLength: 1,
        maxLength: 60,
      },
    );
    await fc.assert(
      fc.asyncProperty(events, async (rows) => {
        const log = logOf(
          NOON,
          rows.map(([s, host]) => [s * 1_000, host]),
        );
        const expected = ['A', 'B'].flatMap((host) => {
          const times = [...new Set(rows.filter((r) => r[1] === host).map((r) => r[0]))].sort(
            (a, b) => a - b,
          );
          return times
            .slice(1)
            .map((end, i) => [times[i] ?? 0, end] as const)
            .filter(([start, end]) => end - start > 1_800)
            .map(
              ([start, end]) =>
                `${host} ${instant(NOON, start * 1_000)} ${instant(NOON, end * 1_000)}`,
            );
        });
        await loadTables(db, { process_logs: log });
        const { findings } = await runCase(db, hunt);
        const found = findings.map((f) => {
          const text = (iso: string | null): string =>
            (iso ?? '').replace('T', ' ').replace('Z', '');
          return `${f.host ?? ''} ${text(f.firstSeen)} ${text(f.lastSeen)}`;
        });
        expect(found.sort()).toEqual(expected.sort());
      }),
      { numRuns: 15 },
    );
  });
});

describe('log-gaps witnesses', () => {
  const silent: Row[] = [
    ...steady('WS1', 0, 60 * MINUTE),
    ...steady('WS1', 100 * MINUTE, 160 * MINUTE),
  ];
  const verdictOf = async (tables: CaseTables): Promise<[string, string]> => {
    await loadTables(db, tables);
    const { findings } = await runCase(db, hunt);
    const gap = findings.find((f) =>
      f.rows.some((row) => recordName(row).startsWith('process_logs')),
    );
    return [gap?.severity ?? 'none', gap?.summary ?? ''];
  };

  it.each([
    ['inside the silence', 70 * MINUTE, 'high', 'auth_logs alive'],
    ['at the end of the trimmed silence', 96 * MINUTE, 'high', 'auth_logs alive'],
    ['in the last tenth only', 96 * MINUTE + 1, 'low', 'auth_logs silent too'],
    ['in the first tenth only', 64 * MINUTE - 1, 'low', 'auth_logs silent too'],
  ])('another log of the host with an event %s', async (_, eventMs, severity, words) => {
    const auth: Row[] = [
      [0, 'WS1'],
      [eventMs, 'WS1'],
      [200 * MINUTE, 'WS1'],
    ];
    const [found, summary] = await verdictOf({
      process_logs: logOf(NOON, silent),
      auth_logs: logOf(NOON, auth),
    });
    expect(found).toBe(severity);
    expect(summary).toContain(words);
  });

  it('takes no other host for a witness, and a log that ends before for none at all', async () => {
    const other = await verdictOf({
      process_logs: logOf(NOON, silent),
      auth_logs: logOf(NOON, steady('WS2', 0, 160 * MINUTE)),
    });
    expect(other).toEqual(['medium', expect.stringContaining('no other log of this host')]);
    const ended = await verdictOf({
      process_logs: logOf(NOON, silent),
      auth_logs: logOf(NOON, steady('WS1', 0, 50 * MINUTE)),
    });
    expect(ended).toEqual(['medium', expect.stringContaining('auth_logs not covering this time')]);
  });

  it.each([
    [2, 'low', '2 of 4 other hosts that were up are silent in it too'],
    [1, 'high', '1 of 4 other hosts that were up are silent in it too'],
  ])('with %i of 4 other hosts silent', async (silentHosts, severity, words) => {
    const others = ['WS2', 'WS3', 'WS4', 'WS5'].flatMap((host, i) =>
      i < silentHosts ? silent.map(([ms]): Row => [ms, host]) : steady(host, 0, 160 * MINUTE),
    );
    const [found, summary] = await verdictOf({
      process_logs: logOf(NOON, [...silent, ...others]),
      auth_logs: logOf(NOON, steady('WS1', 0, 160 * MINUTE)),
    });
    expect(found).toBe(severity);
    expect(summary).toContain(words);
  });

  it.each([
    ['another silence of half its length', 60, 20, 'informational'],
    ['no other silence of half its length', 60, 19, 'medium'],
    ['a single other one among more than a hundred events', 120, 20, 'medium'],
  ])('is judged by %s', async (_, events, otherMinutes, severity) => {
    const last = events + 40 + otherMinutes;
    const rows = [
      ...steady('WS1', 0, events * MINUTE),
      ...steady('WS1', (events + 40) * MINUTE, (events + 40) * MINUTE),
      ...steady('WS1', last * MINUTE, last * MINUTE),
    ];
    const [found] = await verdictOf({ process_logs: logOf(NOON, rows) });
    expect(found).toBe(severity);
  });

  it('does not judge a log of 49 events and does judge one of 50', async () => {
    const rows = (count: number): Row[] => [
      ...steady('WS1', 0, (count - 2) * MINUTE),
      [300 * MINUTE, 'WS1'],
    ];
    expect((await verdictOf({ process_logs: logOf(NOON, rows(49)) }))[0]).toBe('informational');
    expect((await verdictOf({ process_logs: logOf(NOON, rows(50)) }))[0]).toBe('medium');
  });
});
