import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '../db/db';
import { TestIntake } from '../ingest/testing/intake';
import type { ParamOverrides } from './hunt';
import { hunt } from './library/log-gaps/hunt';
import { type CaseTables, loadTables, recordName, startHuntDb } from './testing/caseTables';
import { csvText, instant } from './testing/csvText';
import { type CaseFinding, runCase } from './testing/runCase';

let db: Db;
beforeAll(async () => {
  db = await startHuntDb();
});
afterAll(() => db.close());

const NOON = '2026-03-02T12:00:00.000Z';
const MINUTE = 60_000;
type Row = readonly [offsetMs: number, host: string, channel?: string, number?: number];

const logOf = (base: string, rows: readonly Row[]): string =>
  csvText(
    'timestamp,host,channel,record_number',
    rows.map(([ms, host, channel = 'Security', number = '']) => [
      instant(base, ms),
      host,
      channel,
      number,
    ]),
  );

/** Events every minute from `from` to `to`, both included, in minutes. */
const steady = (host: string, from: number, to: number, channel = 'Security', step = 1): Row[] =>
  Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, i) => [
    (from + i * step) * MINUTE,
    host,
    channel,
  ]);

/** 220 events with a silence of 40 minutes from minute 110. */
const silent = (host: string, channel = 'Security'): Row[] => [
  ...steady(host, 0, 110, channel),
  ...steady(host, 150, 260, channel),
];

async function findingsIn(
  tables: CaseTables,
  overrides: ParamOverrides = {},
): Promise<readonly CaseFinding[]> {
  await loadTables(db, tables);
  return (await runCase(db, hunt, overrides)).findings;
}

/** Severity and verdict of the silence of the Security log of SRV1. */
async function verdictOf(
  rows: readonly Row[],
  others: CaseTables = {},
): Promise<[string, string] | undefined> {
  const findings = await findingsIn({ ...others, log_records: logOf(NOON, rows) });
  const found = findings.find((f) => f.key.includes('|SRV1|') || f.summary.includes('SRV1'));
  return found && [found.severity, found.key.split('|')[0] ?? ''];
}

describe('log-gaps limit', () => {
  const ANY = { min_events: 3, usual_factor: 1, usual_quantile: 0.5 };

  it.each([
    ['exactly 30 min', 30 * MINUTE, false],
    ['30 min and 1 ms', 30 * MINUTE + 1, true],
    ['29 min 59.999 s', 30 * MINUTE - 1, false],
  ])('%s, in the middle of the day and across midnight, out of order', async (_, gap, found) => {
    for (const base of [NOON, '2026-03-01T23:44:00.123Z']) {
      const rows: Row[] = [
        [gap + 2 * MINUTE, 'SRV1'],
        [0, 'SRV1'],
        [2 * MINUTE, 'SRV1'],
        [MINUTE, 'SRV1'],
      ];
      const findings = await findingsIn({ log_records: logOf(base, rows) }, ANY);
      expect(findings.map((f) => f.rows.map(recordName).sort())).toEqual(
        found ? [['log_records:1', 'log_records:3']] : [],
      );
    }
  });

  it('measures each log of each host by itself', async () => {
    const rows: Row[] = [...silent('SRV1'), ...steady('SRV2', 0, 260)];
    const findings = await findingsIn({ log_records: logOf(NOON, rows) });
    expect(findings.map((f) => [f.host, f.firstSeen])).toEqual([
      ['SRV1', '2026-03-02T13:50:00.000Z'],
    ]);
  });

  it('finds a silence once where every record was exported twice', async () => {
    const rows = [...silent('SRV1'), ...silent('SRV1')];
    expect(await findingsIn({ log_records: logOf(NOON, rows) })).toHaveLength(1);
  });

  it.each([
    [199, 'not judged'],
    [200, 'unknown'],
  ])('with %i events the verdict is: %s', async (events, verdict) => {
    const rows: Row[] = [...steady('SRV1', 0, events - 2), [400 * MINUTE, 'SRV1']];
    expect((await verdictOf(rows))?.[1]).toBe(verdict);
  });

  it('takes five times the rare interval for the rhythm of a slow log', async () => {
    const rows = (gap: number): Row[] => [
      ...steady('SRV1', 0, 2_200, 'Security', 10),
      [(2_200 + gap) * MINUTE, 'SRV1'],
    ];
    expect(await verdictOf(rows(50))).toBeUndefined();
    expect((await verdictOf(rows(51)))?.[1]).toBe('unknown');
  });

  it('does not judge a log whose events are more than ten minutes apart', async () => {
    const rows: Row[] = [...steady('SRV1', 0, 2_420, 'Security', 11), [5_000 * MINUTE, 'SRV1']];
    expect((await verdictOf(rows))?.[1]).toBe('not judged');
  });
});

describe('log-gaps witnesses', () => {
  it.each([
    ['at the end of the inner part', 146, 'suspicious', 'medium'],
    ['in the last tenth only', 147, 'unknown', 'low'],
    ['in the first tenth only', 113, 'unknown', 'low'],
  ])('another log of the host with an event %s', async (_, minute, verdict, severity) => {
    const other: Row[] = [0, minute, 262].map((m) => [m * MINUTE, 'SRV1', 'System']);
    expect(await verdictOf([...silent('SRV1'), ...other])).toEqual([severity, verdict]);
  });

  it('takes no other host for a witness of life, and a logon of it elsewhere for one', async () => {
    const rows = [...silent('SRV1'), ...steady('SRV2', 0, 260)];
    expect(await verdictOf(rows)).toEqual(['low', 'unknown']);
    const logon = (minute: number): CaseTables => ({
      auth_logs: csvText('timestamp,host,source_host', [
        [instant(NOON, minute * MINUTE), 'SRV2', 'srv1.corp.example'],
      ]),
    });
    expect(await verdictOf(rows, logon(130))).toEqual(['medium', 'suspicious']);
    expect(await verdictOf(rows, logon(148))).toEqual(['low', 'unknown']);
  });

  it.each([
    [2, 'fleet outage'],
    [1, 'suspicious'],
  ])('with %i of 4 other hosts silent alike', async (others, verdict) => {
    const rows = ['SRV2', 'SRV3', 'SRV4', 'SRV5'].flatMap((host, i) =>
      i < others ? silent(host) : steady(host, 0, 260),
    );
    const alive = steady('SRV1', 0, 260, 'System');
    expect((await verdictOf([...silent('SRV1'), ...alive, ...rows]))?.[1]).toBe(verdict);
  });

  it('does not explain a silence by hosts that were off for much longer', async () => {
    const off = ['SRV2', 'SRV3', 'SRV4'].flatMap((host) => [
      ...steady(host, -200, 20),
      ...steady(host, 250, 260),
    ]);
    const alive = steady('SRV1', 0, 260, 'System');
    const rows = [...silent('SRV1'), ...alive, ...off];
    const findings = await findingsIn({ log_records: logOf(NOON, rows) });
    expect(findings.find((f) => f.host === 'SRV1')?.key).toContain('suspicious');
  });

  const control = (minute: number, action: string, host = 'SRV1', subject = ''): CaseTables => ({
    control_logs: csvText('timestamp,host,action,subject', [
      [instant(NOON, minute * MINUTE), host, action, subject],
    ]),
  });
  const alive = steady('SRV1', 0, 260, 'System');

  it.each([
    ['a clear ten minutes before', 100, 'log cleared', '', 'tamper-confirmed'],
    ['a clear eleven minutes before', 99, 'log cleared', '', 'suspicious'],
    ['a clear ten minutes after', 160, 'log cleared', '', 'tamper-confirmed'],
    ['a stopped forwarder', 109, 'service stopped', 'WinlogBeat', 'tamper-likely'],
    ['another stopped service', 109, 'service stopped', 'Spooler', 'suspicious'],
    ['a changed clock at the end', 150, 'clock changed', '', 'clock change'],
  ])('%s', async (_, minute, action, subject, verdict) => {
    const rows = [...silent('SRV1'), ...alive];
    expect((await verdictOf(rows, control(minute, action, 'SRV1', subject)))?.[1]).toBe(verdict);
    expect((await verdictOf(rows, control(minute, action, 'SRV2', subject)))?.[1]).toBe(
      'suspicious',
    );
  });

  it('believes a shutdown only where nothing saw the host alive', async () => {
    const stop = control(111, 'system stopped');
    expect((await verdictOf(silent('SRV1'), stop))?.[1]).toBe('power cycle');
    expect((await verdictOf([...silent('SRV1'), ...alive], stop))?.[1]).toBe('suspicious');
  });

  it.each([
    ['none missing, nothing was written', 0, 'tamper-likely'],
    ['some missing', 25, 'suspicious'],
    ['numbers begin anew', -1_000, 'tamper-likely'],
  ])('record numbers: %s', async (_, jump, verdict) => {
    const rows = silent('SRV1').map(([ms, host, channel], i): Row => [
      ms,
      host,
      channel ?? '',
      2_000 + i + (i > 110 ? jump : 0),
    ]);
    expect((await verdictOf([...rows, ...alive]))?.[1]).toBe(verdict);
  });

  it('takes a workstation that is silent at night for switched off, a server not', async () => {
    const night = (host: string): Row[] => [...steady(host, 0, 330), ...steady(host, 1_200, 1_300)];
    const named = async (host: string) =>
      (await findingsIn({ log_records: logOf(NOON, night(host)) })).map((f) => f.key.split('|')[0]);
    expect(await named('WS-07')).toEqual(['weekly habit']);
    expect(await named('DC-07')).toEqual(['unknown']);
  });

  it('knows the silence of the same hour in two earlier weeks', async () => {
    const week = 7 * 24 * 60;
    const weeks = (count: number): Row[] => [
      ...Array.from({ length: count }, (_, k) => [
        ...steady('SRV1', k * week, k * week + 110, 'Security', 1),
        ...steady('SRV1', k * week + 150, (k + 1) * week - 2, 'Security', 8),
      ]).flat(),
      ...steady('SRV1', count * week, count * week + 5),
    ];
    const alike = { usual_factor: 2 };
    const verdicts = async (count: number) =>
      (await findingsIn({ log_records: logOf(NOON, weeks(count)) }, alike)).map(
        (f) => f.key.split('|')[0],
      );
    expect(await verdicts(2)).not.toContain('weekly habit');
    expect(await verdicts(3)).toContain('weekly habit');
  });

  it('tells of a log that ends while its file goes on', async () => {
    const rows = [...steady('SRV1', 0, 220), ...steady('SRV1', 0, 300, 'System')];
    const [found] = await findingsIn({ log_records: logOf(NOON, rows) });
    expect(found?.summary).toContain('It does not end before the export does.');
    expect(found?.rows.map(recordName)).toEqual(['log_records:221']);
  });

  it('ranks a silence of Defender alone a step lower and says why', async () => {
    const rows = [...silent('SRV1', 'Defender raw process records'), ...alive];
    const [found] = await findingsIn({ log_records: logOf(NOON, rows) });
    expect(found?.severity).toBe('low');
    expect(found?.summary).toContain('Defender drops repeated events');
  });

  it('orders by record number where a clock ran ahead for a while', async () => {
    const numbered = (from: number, to: number, first: number): Row[] =>
      steady('SRV1', from, to).map(([ms, host], i) => [ms, host, 'Security', first + i]);
    const rows = [...numbered(0, 100, 1), ...numbered(401, 450, 102), ...numbered(101, 260, 152)];
    const verdicts = async (host: string): Promise<(string | undefined)[]> =>
      (
        await findingsIn({
          log_records: logOf(NOON, rows),
          ...control(401, 'clock changed', host),
        })
      ).map((f) => f.key.split('|')[0]);
    expect(await verdicts('SRV1')).toEqual(['clock change']);
    expect(await verdicts('SRV2')).toEqual(['suspicious']);
  });

  it('takes the hole between two exports for a cut, a silence within one not', async () => {
    const intake = await TestIntake.start();
    const file = (from: number, to: number): string =>
      csvText(
        'timestamp,host,user,source_ip,status,logon_type',
        steady('SRV1', from, to).map(([ms]) => [
          `${instant(NOON, ms)}Z`,
          'SRV1',
          'alice',
          '10.0.0.1',
          'SUCCESS',
          3,
        ]),
      );
    await intake.drop('first.csv', file(0, 210));
    await intake.drop('second.csv', file(300, 510));
    const { findings } = await runCase(intake.db, hunt);
    expect(findings.map((f) => [f.severity, f.key.split('|')[0]])).toEqual([
      ['informational', 'truncation'],
    ]);
    await intake.db.close();
  });
});
