import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '../db/db';
import type { ParamOverrides } from './hunt';
import { hunt } from './library/logon-forms/hunt';
import { loadTables, startHuntDb } from './testing/caseTables';
import { csvText, instant } from './testing/csvText';
import { runCase } from './testing/runCase';

let db: Db;
beforeAll(async () => {
  db = await startHuntDb();
});
afterAll(() => db.close());

const HEADER =
  'timestamp,host,user,source_ip,outcome,logon_type,logon_process,auth_package,key_length';
const MINUTE = 60_000;
const BASES = ['2026-03-02T12:00:00.000Z', '2026-03-01T23:59:30.500Z'];

type Logon = readonly [ms: number, host: string, ip: string, process?: string];

async function severities(base: string, logons: readonly Logon[], overrides: ParamOverrides = {}) {
  const rows = logons.map(([ms, host, ip, process = 'Kerberos']) => [
    ...[instant(base, ms), host, 'alice', ip, 'success', '3', process],
    ...[process === 'Kerberos' ? 'Kerberos' : 'NTLM', '0'],
  ]);
  await loadTables(db, { auth_logs: csvText(HEADER, rows) });
  return (await runCase(db, hunt, overrides)).findings.map((f) => `${f.severity} ${f.rows.length}`);
}

const spread = (hosts: number, spanMs: number): Logon[] =>
  Array.from({ length: hosts }, (_, i) => [
    Math.round((spanMs * i) / (hosts - 1)),
    `H${String(i)}`,
    '10.0.0.9',
  ]);

describe('logon-forms', () => {
  it.each([
    ['31 hosts in 5 min', spread(31, 5 * MINUTE), ['medium 31']],
    ['31 hosts in 5 min and 1 ms', spread(31, 5 * MINUTE + 1), []],
    ['30 hosts', spread(30, MINUTE), []],
    ['one host often', spread(40, MINUTE).map(([ms]) => [ms, 'H1', '10.0.0.9'] as const), []],
    [
      'from two sources',
      spread(40, MINUTE).map(([ms, host], i) => [ms, host, `10.0.0.${String(i % 2)}`] as const),
      [],
    ],
  ])('one account on %s', async (_, logons, expected) => {
    for (const base of BASES) {
      expect(await severities(base, logons)).toEqual(expected);
      expect(await severities(base, [...logons].reverse())).toEqual(expected);
    }
  });

  it.each([
    ['one host', [[0, 'H1', '10.0.0.9', 'NtLmSsp ']], ['low 1']],
    [
      'two hosts within an hour',
      [
        [0, 'H1', '10.0.0.9', 'NtLmSsp '],
        [60 * MINUTE, 'H2', '10.0.0.9', 'NtLmSsp '],
      ],
      ['medium 2'],
    ],
    [
      'two hosts later',
      [
        [0, 'H1', '10.0.0.9', 'NtLmSsp '],
        [60 * MINUTE + 1, 'H2', '10.0.0.9', 'NtLmSsp '],
      ],
      ['low 1', 'low 1'],
    ],
    ['the machine itself', [[0, 'H1', '127.0.0.1', 'NtLmSsp ']], []],
  ] satisfies [string, Logon[], string[]][])('pass the hash on %s', async (_, logons, expected) => {
    for (const base of BASES) expect(await severities(base, logons)).toEqual(expected);
  });

  it('asks the ranges of the analyst what is outside, and labels known sources', async () => {
    const base = BASES[0] ?? '';
    const logons: Logon[] = [[0, 'H1', '203.0.113.7']];
    expect(await severities(base, logons)).toEqual(['medium 1']);
    expect(await severities(base, logons, { internal_ranges: ['203.0.113.0/24'] })).toEqual([]);
    expect(await severities(base, logons, { known_sources: ['203.0.113.7'] })).toEqual(['low 1']);
  });
});
