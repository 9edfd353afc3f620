import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '../db/db';
import { hunt } from './library/privilege-change/hunt';
import { loadTables, recordName, startHuntDb } from './testing/caseTables';
import { csvText, instant } from './testing/csvText';
import { type CaseFinding, runCase } from './testing/runCase';

let db: Db;
beforeAll(async () => {
  db = await startHuntDb();
});
afterAll(() => db.close());

const HEADER =
  'timestamp,host,user,user_sid,event_code,target_user,target_sid,group_name,group_sid,record_number';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Local and domain times of a day with a midnight behind the base. */
const BASES = ['2026-03-02T12:00:00.000Z', '2026-03-01T23:59:30.500Z'];

interface Change {
  readonly code: string;
  readonly offsetMs: number;
  readonly sid?: string;
  readonly host?: string;
  readonly actor?: string;
  readonly actorSid?: string;
  readonly group?: string;
}

const ADMINS = 's-1-5-32-544';
const MEMBER = 'S-1-5-21-1-2-3-1001';

function changeLines(base: string, changes: readonly Change[]): string[][] {
  return changes.map((change, i) => [
    instant(base, change.offsetMs),
    change.host ?? 'WS1',
    change.actor ?? 'alice',
    change.actorSid ?? 'S-1-5-21-1-2-3-900',
    change.code,
    ['4720', '4726', '4722', '4724'].includes(change.code) ? 'helper' : '',
    change.sid ?? MEMBER,
    ['4732', '4733'].includes(change.code) ? 'Group' : '',
    ['4732', '4733'].includes(change.code) ? (change.group ?? ADMINS) : '',
    String(i + 1),
  ]);
}

async function found(
  base: string,
  changes: readonly Change[],
  others: Readonly<Record<string, string>> = {},
): Promise<CaseFinding[]> {
  await loadTables(db, { account_logs: csvText(HEADER, changeLines(base, changes)), ...others });
  return [...(await runCase(db, hunt)).findings];
}

const MADE: Change = { code: '4720', offsetMs: 0 };

describe('privilege-change sequences', () => {
  it.each([
    ['an administrator 60 min after it was made', [MADE, add(60 * MINUTE)], 'high'],
    ['an administrator 60 min and 1 ms after it was made', [MADE, add(60 * MINUTE + 1)], 'medium'],
    ['an administrator before it was made', [MADE, add(-1)], 'medium'],
    ['another member', [MADE, { ...add(MINUTE), sid: 'S-1-5-21-1-2-3-1002' }], 'medium'],
    ['a group that is not watched', [MADE, { ...add(MINUTE), group: 's-1-5-32-545' }], 'low'],
    ['gone after 240 min', [MADE, gone(240 * MINUTE)], 'medium'],
    ['gone after 240 min and 1 ms', [MADE, gone(240 * MINUTE + 1)], 'low'],
    ['taken out after 24 h', [add(0), taken(24 * HOUR)], 'high'],
    ['taken out after 24 h and 1 ms', [add(0), taken(24 * HOUR + 1)], 'medium'],
    ['taken out of another group', [add(0), { ...taken(1), group: 's-1-5-32-551' }], 'medium'],
    ['added by the member', [{ ...add(0), actorSid: MEMBER }], 'high'],
    ['added by a machine account', [{ ...add(0), actor: 'WS1$' }], 'high'],
  ] satisfies [string, Change[], string][])('%s', async (_, changes, severity) => {
    for (const base of BASES) {
      const findings = await found(base, changes);
      const reversed = await found(base, [...changes].reverse());
      expect(findings[0]?.severity).toBe(severity);
      expect(reversed.map((finding) => finding.summary)).toEqual(
        findings.map((finding) => finding.summary),
      );
    }
  });

  it('counts a record twice in one export as one finding with both records', async () => {
    const findings = await found(BASES[0] ?? '', [add(0), add(0)]);
    expect(findings.map((f) => [f.severity, f.rows.map(recordName).sort()])).toEqual([
      ['medium', ['account_logs:1', 'account_logs:2']],
    ]);
  });

  it('keeps apart what is more than a day apart', async () => {
    expect(await found(BASES[1] ?? '', [add(0), add(24 * HOUR)])).toHaveLength(1);
    expect(await found(BASES[1] ?? '', [add(0), add(24 * HOUR + 1)])).toHaveLength(2);
  });

  it('names the account that only the creation names', async () => {
    const [finding] = await found(BASES[0] ?? '', [MADE, add(MINUTE)]);
    expect(finding?.summary).toMatch(
      /^Account helper: made, added to Group, 1\.0 min after it was made on WS1, by alice\.$/,
    );
  });

  it('joins the accounts that one actor only made', async () => {
    const findings = await found(
      BASES[0] ?? '',
      Array.from({ length: 40 }, (_, i) => ({
        ...MADE,
        offsetMs: i * HOUR,
        sid: `S-1-5-21-1-2-3-${String(2_000 + i)}`,
      })),
    );
    expect(findings.map((f) => [f.severity, f.rows.length])).toEqual([['low', 40]]);
  });

  it('counts an actor as new for 7 days', async () => {
    const makes = (offsetMs: number): Change[] => [
      MADE,
      { ...add(offsetMs), actor: 'HELPER', sid: 'S-1-5-21-1-2-3-1002' },
    ];
    const severities = async (changes: Change[]) =>
      (await found(BASES[0] ?? '', changes)).map((f) => f.severity).sort();
    expect(await severities(makes(7 * 24 * HOUR))).toEqual(['high', 'low']);
    expect(await severities(makes(7 * 24 * HOUR + 1))).toEqual(['low', 'medium']);
  });
});

describe('privilege-change surroundings', () => {
  const clear = (base: string, offsetMs: number, host = 'WS1') => ({
    control_logs: csvText('timestamp,host,event_code,provider', [
      [instant(base, offsetMs), host, '1102', 'Microsoft-Windows-Eventlog'],
    ]),
  });

  it.each([
    [60 * MINUTE, 'WS1', 'high'],
    [-60 * MINUTE, 'WS1', 'high'],
    [60 * MINUTE + 1, 'WS1', 'medium'],
    [-60 * MINUTE - 1, 'WS1', 'medium'],
    [0, 'WS2', 'medium'],
  ])('a log cleared %i ms from the change on %s', async (offsetMs, host, severity) => {
    for (const base of BASES) {
      const [finding] = await found(base, [add(0)], clear(base, offsetMs, host));
      expect(finding?.severity).toBe(severity);
      expect(finding?.rows.map(recordName).includes('control_logs:1')).toBe(severity === 'high');
    }
  });

  it.each([
    ['just under an hour old', 60 * MINUTE - 1, 25 * HOUR, 'Administrator', 'low'],
    ['an hour old', 60 * MINUTE, 25 * HOUR, 'Administrator', 'medium'],
    ['young because the export is', 10 * MINUTE, 23 * HOUR, 'Administrator', 'medium'],
    ['young, but changed by a person', 10 * MINUTE, 25 * HOUR, 'alice', 'medium'],
  ])('the machine is %s', async (_, ageMs, evidenceMs, actor, severity) => {
    const base = BASES[0] ?? '';
    const process_logs = csvText('timestamp,host,process_name', [
      [instant(base, -ageMs - evidenceMs), 'WS9', 'explorer.exe'],
      [instant(base, -ageMs), 'WS1', 'setup.exe'],
    ]);
    const [finding] = await found(base, [{ ...add(0), actor }], { process_logs });
    expect(finding?.severity).toBe(severity);
    expect(finding?.summary.includes('machine set-up')).toBe(severity === 'low');
  });

  it.each([
    [24 * HOUR, 1],
    [24 * HOUR - 1, 0],
  ])('a first administrative logon %i ms into the evidence', async (offsetMs, findings) => {
    const logon = (ms: number, actor: string): Change => ({ code: '4672', offsetMs: ms, actor });
    const changes = [
      logon(0, 'alice'),
      logon(offsetMs, 'alice'),
      logon(offsetMs, 'mallory'),
      logon(offsetMs + 1, 'MALLORY'),
      logon(offsetMs, 'WS1$'),
    ];
    expect((await found(BASES[1] ?? '', changes)).map((f) => [f.user, f.severity])).toEqual(
      findings === 1 ? [['mallory', 'low']] : [],
    );
  });
});

function add(offsetMs: number): Change {
  return { code: '4732', offsetMs };
}

function taken(offsetMs: number): Change {
  return { code: '4733', offsetMs };
}

function gone(offsetMs: number): Change {
  return { code: '4726', offsetMs };
}
