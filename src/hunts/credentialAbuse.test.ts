import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '../db/db';
import type { ParamOverrides } from './hunt';
import { hunt } from './library/credential-abuse/hunt';
import { loadTables, recordName, startHuntDb } from './testing/caseTables';
import { csvText, instant } from './testing/csvText';
import { type CaseFinding, runCase } from './testing/runCase';

let db: Db;
beforeAll(async () => {
  db = await startHuntDb();
});
afterAll(() => db.close());

const HEADER =
  'timestamp,host,user,source_ip,source_host,outcome,logon_type,reason,event_code,subject_user,process_name';
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const NOON = '2026-03-02T12:00:00.000Z';
/** Noon, and half a minute before a midnight. */
const BASES = [NOON, '2026-03-01T23:59:30.500Z'];

interface Logon {
  readonly ms: number;
  readonly user?: string;
  readonly ip?: string;
  readonly from?: string;
  readonly host?: string;
  readonly outcome?: string;
  readonly type?: string;
  readonly reason?: string;
  readonly code?: string;
  readonly subject?: string;
}

async function found(
  base: string,
  logons: readonly Logon[],
  overrides: ParamOverrides = {},
): Promise<readonly CaseFinding[]> {
  const rows = logons.map((logon) => [
    instant(base, logon.ms),
    logon.host ?? 'SRV1',
    logon.user ?? 'alice',
    logon.ip ?? '10.0.0.66',
    logon.from ?? '',
    logon.outcome ?? 'failure',
    logon.type ?? '3',
    logon.reason ?? '0xC000006A',
    logon.code ?? '4625',
    logon.subject ?? '',
    logon.subject ? 'powershell.exe' : '',
  ]);
  await loadTables(db, { auth_logs: csvText(HEADER, rows) });
  return (await runCase(db, hunt, overrides)).findings;
}

const classOf = (finding: CaseFinding): string => finding.key.split('|')[0] ?? '';

/** What was found, as class and severity, the same for the records in their order and reversed. */
async function classes(base: string, logons: readonly Logon[], overrides: ParamOverrides = {}) {
  const seen = (await found(base, logons, overrides)).map((f) => `${classOf(f)} ${f.severity}`);
  const reversed = await found(base, [...logons].reverse(), overrides);
  expect(reversed.map((f) => `${classOf(f)} ${f.severity}`).sort()).toEqual([...seen].sort());
  return seen.sort();
}

/** `count` failures over `spanMs`, the first and last on its ends, unevenly between. */
function failures(count: number, spanMs: number, rest: Omit<Logon, 'ms'> = {}): Logon[] {
  return Array.from({ length: count }, (_, i) => ({
    ms: Math.round(spanMs * (i / (count - 1)) ** 1.5),
    ...rest,
  }));
}

function accounts(count: number, spanMs: number, rest: Omit<Logon, 'ms' | 'user'> = {}): Logon[] {
  return failures(count, spanMs, rest).map((row, i) => ({ ...row, user: `person${String(i)}` }));
}

const success = (ms: number, rest: Omit<Logon, 'ms'> = {}): Logon => ({
  ms,
  outcome: 'success',
  reason: '',
  code: '4624',
  ...rest,
});

describe('credential-abuse classes', () => {
  it.each([
    ['10 failures in 10 min', failures(10, 10 * MINUTE), ['brute force medium']],
    ['10 failures in 10 min and 1 ms', failures(10, 10 * MINUTE + 1), []],
    ['9 failures in 10 min', failures(9, 10 * MINUTE), []],
    ['5 failures in 10 s', failures(5, 10 * SECOND), ['rapid guessing low']],
    ['5 failures in 10.001 s', failures(5, 10 * SECOND + 1), []],
    [
      '10 failures of two people',
      failures(10, MINUTE).map((row, i) => ({ ...row, user: i % 2 ? 'bob' : 'carol' })),
      [],
    ],
    [
      '10 failures of one person under two forms of the name',
      failures(10, MINUTE).map((row, i) => ({ ...row, user: i % 2 ? 'ALICE' : 'alice@corp' })),
      ['brute force medium'],
    ],
    ['10 accounts in 5 min', accounts(10, 5 * MINUTE), ['password spray medium']],
    ['10 accounts in 5 min and 1 ms', accounts(10, 5 * MINUTE + 1), []],
    ['9 accounts in 5 min', accounts(9, 5 * MINUTE), []],
    [
      '10 accounts from two sources',
      accounts(10, MINUTE).map((row, i) => ({ ...row, ip: `10.0.0.${String(i % 2)}` })),
      [],
    ],
    [
      '4 unknown accounts in 5 min',
      accounts(4, 5 * MINUTE, { reason: '0xC0000064' }),
      ['user enumeration medium'],
    ],
    ['4 unknown accounts in 5 min and 1 ms', accounts(4, 5 * MINUTE + 1, { reason: '0x6' }), []],
    ['3 unknown accounts in 5 min', accounts(3, 5 * MINUTE, { reason: '0xC0000064' }), []],
    [
      'one account from 5 sources in 60 min',
      failures(5, HOUR).map((row, i) => ({ ...row, ip: `198.51.100.${String(i)}` })),
      ['distributed guessing medium'],
    ],
    [
      'one account from 5 sources in 60 min and 1 ms',
      failures(5, HOUR + 1).map((row, i) => ({ ...row, ip: `198.51.100.${String(i)}` })),
      [],
    ],
    ['a clock that is wrong', failures(20, MINUTE, { reason: '0xC0000133' }), []],
    ['a machine account', failures(20, MINUTE, { user: 'WS1$' }), []],
  ])('%s', async (_, logons, expected) => {
    for (const base of BASES) expect(await classes(base, logons)).toEqual(expected);
  });

  it('finds a patient spray over a day, and not the same in an hour', async () => {
    const slow = Array.from({ length: 10 }, (_, i) => ({
      ms: i * 160 * MINUTE,
      user: `p${String(i)}`,
    }));
    const last = slow.at(-1) ?? { ms: 0, user: '' };
    const beyond = [...slow.slice(0, 9), { ...last, ms: 24 * HOUR + 1 }];
    expect(await classes(NOON, slow)).toEqual(['low and slow spray medium']);
    expect(await classes(NOON, beyond)).toEqual([]);
    const quick = slow.map((row, i) => ({ ...row, ms: i * 9 * MINUTE }));
    expect(await classes(NOON, quick)).toEqual([]);
  });

  it('gives one finding of a spray with many tries each', async () => {
    const logons = accounts(30, 4 * MINUTE).flatMap((row) =>
      Array.from({ length: 12 }, (_, i) => ({ ...row, ms: row.ms + i })),
    );
    const findings = await found(NOON, logons);
    expect(findings.map((f) => [classOf(f), f.rows.length])).toEqual([['password spray', 360]]);
  });

  it('keys logons without an address on workstation and host', async () => {
    const rest = { ip: '', from: 'KALI' };
    expect(await classes(NOON, accounts(10, MINUTE, rest))).toEqual(['password spray medium']);
    const two = accounts(10, MINUTE, rest).map((row, i) => ({ ...row, host: `S${String(i % 2)}` }));
    expect(await classes(NOON, two)).toEqual([]);
  });

  it('splits an attack at a pause of more than an hour', async () => {
    const twice = (pause: number): Logon[] => [
      ...failures(10, MINUTE),
      ...failures(10, MINUTE).map((row) => ({ ...row, ms: row.ms + MINUTE + pause })),
    ];
    expect(await found(NOON, twice(HOUR))).toHaveLength(1);
    expect(await found(NOON, twice(HOUR + 1))).toHaveLength(2);
  });

  it('counts a logon that wrote 4625 and 4776 once and names both records', async () => {
    const logons = failures(9, MINUTE).flatMap((row) => [
      row,
      { ...row, ms: row.ms + 900, code: '4776', type: '', ip: '', from: 'WS1' },
    ]);
    expect(await classes(NOON, logons)).toEqual([]);
    const [finding] = await found(NOON, logons, { brute_failures: 9 });
    expect(finding?.summary).toContain('9 failed logons of alice');
    expect(finding?.rows).toHaveLength(18);
  });
});

describe('credential-abuse successes', () => {
  it.each([
    ['same source after 60 min', [success(5 * MINUTE + HOUR)], ['failures then success high']],
    ['same source too late', [success(5 * MINUTE + HOUR + 1)], []],
    ['same source before', [success(-1)], []],
    ['another source', [success(6 * MINUTE, { ip: '10.0.0.5' })], ['failures then success medium']],
    ['another account', [success(6 * MINUTE, { user: 'bob' })], []],
    ['a service start', [success(6 * MINUTE, { type: '5' })], []],
  ])('5 failures and then %s', async (_, after, expected) => {
    for (const base of BASES) {
      expect(await classes(base, [...failures(5, 5 * MINUTE), ...after])).toEqual(expected);
    }
  });

  it('needs 5 failures, within 10 minutes', async () => {
    expect(await classes(NOON, [...failures(4, MINUTE), success(2 * MINUTE)])).toEqual([]);
    const far = [...failures(5, 10 * MINUTE + 1), success(11 * MINUTE)];
    expect(await classes(NOON, far)).toEqual([]);
  });

  it('raises a spray by any account that its source gets into', async () => {
    const spray = accounts(10, MINUTE);
    const other = success(2 * MINUTE, { user: 'victim', host: 'SRV9' });
    const [finding] = await found(NOON, [...spray, other]);
    expect(finding).toMatchObject({ severity: 'high', user: 'victim' });
    expect(finding?.summary).toMatch(/Then victim logged on to SRV9 at .* from the same source\./);
    expect(finding?.rows.map(recordName)).toContain('auth_logs:11');
    const elsewhere = success(2 * MINUTE, { user: 'victim', ip: '10.0.0.1' });
    expect(await classes(NOON, [...spray, elsewhere])).toEqual(['password spray medium']);
    const anonymous = success(2 * MINUTE, { user: 'ANONYMOUS LOGON' });
    expect(await classes(NOON, [...spray, anonymous])).toEqual(['password spray medium']);
  });

  it('leaves out people who mistype behind one gateway', async () => {
    const morning = (afterMs: number, type: string): Logon[] =>
      accounts(12, MINUTE).flatMap((row) => [
        row,
        success(row.ms + afterMs, { user: row.user ?? '', type }),
      ]);
    expect(await classes(NOON, morning(120 * SECOND, '10'))).toEqual([]);
    expect(await classes(NOON, morning(120 * SECOND + 1, '10'))).toEqual(['password spray high']);
    expect(await classes(NOON, morning(120 * SECOND, '3'))).toEqual(['password spray high']);
  });
});

describe('credential-abuse old passwords', () => {
  const beat = (count: number, everyMs: number, jitterMs: number, rest: Omit<Logon, 'ms'> = {}) =>
    Array.from({ length: count }, (_, i) => ({
      ms: i * everyMs + (i % 2) * jitterMs,
      ...rest,
    }));

  it.each([
    ['an even beat', beat(12, 30 * SECOND, 2 * SECOND), ['stale credential low']],
    ['an uneven beat', beat(12, 30 * SECOND, 9 * SECOND), ['brute force medium']],
    ['9 intervals too few', beat(9, 30 * SECOND, 0), []],
    ['an even beat of a person', beat(12, 30 * SECOND, 0, { type: '10' }), ['brute force medium']],
    ['an even beat of a fast tool', beat(12, 9 * SECOND, 0), ['brute force medium']],
    [
      'an expired password',
      beat(12, 30 * SECOND, 9 * SECOND, { reason: '0xC0000071', type: '10' }),
      ['stale credential low'],
    ],
    [
      'a beat from two sources',
      beat(12, 30 * SECOND, 0).map((row, i) => ({ ...row, ip: `10.0.0.${String(i % 2)}` })),
      ['brute force medium'],
    ],
  ])('%s', async (_, logons, expected) => {
    for (const base of BASES) expect(await classes(base, logons)).toEqual(expected);
  });

  it('does not hide a spray behind a beat of the same source', async () => {
    const logons = [...beat(20, 30 * SECOND, 0, { user: 'svc' }), ...accounts(10, 2 * MINUTE)];
    expect((await classes(NOON, logons)).join()).toContain('password spray medium');
  });
});

describe('credential-abuse with explicit credentials', () => {
  const uses = (count: number, spanMs: number, rest: Omit<Logon, 'ms' | 'user'> = {}): Logon[] =>
    accounts(count, spanMs, { code: '4648', outcome: '', reason: '', subject: 'mallory', ...rest });

  it.each([
    ['5 accounts in 5 min', uses(5, 5 * MINUTE), ['spray with explicit credentials medium']],
    ['5 accounts in 5 min and 1 ms', uses(5, 5 * MINUTE + 1), []],
    ['4 accounts', uses(4, MINUTE), []],
    ['5 accounts by a machine account', uses(5, MINUTE, { subject: 'WEB1$' }), []],
    ['one account often', uses(9, MINUTE).map((row) => ({ ...row, user: 'svc' })), []],
    [
      'on two machines',
      uses(5, MINUTE).map((row, i) => ({ ...row, host: `S${String(i % 2)}` })),
      [],
    ],
  ])('%s', async (_, logons, expected) => {
    for (const base of BASES)
      expect(await classes(base, [...logons, success(-HOUR)])).toEqual(expected);
  });
});
