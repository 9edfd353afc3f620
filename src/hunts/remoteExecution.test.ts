import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { literal, sql } from '../core/sqlText';
import type { Db } from '../db/db';
import { recordsOf } from '../db/rowsOf';
import { answerTable } from './answerTable';
import { hunt } from './library/remote-execution/hunt';
import { loadTables, recordName, startHuntDb } from './testing/caseTables';
import { csvText, instant } from './testing/csvText';
import { type CaseFinding, runCase } from './testing/runCase';

let db: Db;
beforeAll(async () => {
  db = await startHuntDb();
});
afterAll(() => db.close());

const SERVICES = 'timestamp,host,event_code,name,image_path';
const LOGONS = 'timestamp,host,user,source_ip,source_host,outcome,logon_type';
const MINUTE = 60_000;
const BASES = ['2026-03-02T12:00:00.000Z', '2026-03-01T23:59:30.500Z'];
const NOON = '2026-03-02T12:00:00.000Z';

type Install = readonly [offsetMs: number, host: string, name?: string, image?: string];

function installs(base: string, rows: readonly Install[]): string {
  return csvText(
    SERVICES,
    rows.map(([ms, host, name = 'PSEXESVC', image = 'C:\\Windows\\PSEXESVC.exe']) => [
      instant(base, ms),
      host,
      '7045',
      name,
      image,
    ]),
  );
}

async function found(tables: Readonly<Record<string, string>>): Promise<readonly CaseFinding[]> {
  await loadTables(db, tables);
  return (await runCase(db, hunt)).findings;
}

describe('remote-execution logons', () => {
  it.each([
    ['60 s before', -60_000, '3', '10.0.0.9', 'SRV1', 'high'],
    ['60.001 s before', -60_001, '3', '10.0.0.9', 'SRV1', 'medium'],
    ['in the same instant', 0, '3', '10.0.0.9', 'SRV1', 'high'],
    ['1 ms after', 1, '3', '10.0.0.9', 'SRV1', 'medium'],
    ['by remote desktop', -5_000, '10', '10.0.0.9', 'SRV1', 'high'],
    ['as Defender writes it', -5_000, 'RemoteInteractive', '10.0.0.9', 'SRV1', 'high'],
    ['of a service', -5_000, '5', '10.0.0.9', 'SRV1', 'medium'],
    ['from the machine itself', -5_000, '3', '127.0.0.1', 'SRV1', 'medium'],
    ['from the machine itself over IPv6', -5_000, '3', '::1', 'SRV1', 'medium'],
    ['from nowhere', -5_000, '3', '', 'SRV1', 'medium'],
    ['on another host', -5_000, '3', '10.0.0.9', 'SRV2', 'medium'],
  ])('a logon %s', async (_, offsetMs, type, address, host, severity) => {
    for (const base of BASES) {
      const findings = await found({
        service_logs: installs(base, [[0, 'SRV1']]),
        auth_logs: csvText(LOGONS, [
          [instant(base, offsetMs), host, 'admin', address, '', 'success', type],
        ]),
      });
      expect(findings.map((f) => f.severity)).toEqual([severity]);
      expect(findings[0]?.summary.includes('from 10.0.0.9 as admin')).toBe(severity === 'high');
      expect(findings[0]?.rows.map(recordName).includes('auth_logs:1')).toBe(severity === 'high');
    }
  });

  it('prefers the account that made the service, then the nearest logon', async () => {
    const service_logs = csvText(`${SERVICES},user`, [
      [instant(NOON, 0), 'SRV1', '4697', 'PSEXESVC', 'C:\\Windows\\PSEXESVC.exe', 'Admin'],
    ]);
    const logon = (ms: number, user: string, ip: string): string[] => [
      instant(NOON, ms),
      'SRV1',
      user,
      ip,
      '',
      'success',
      '3',
    ];
    const rows = [
      logon(-50_000, 'ADMIN', '10.0.0.1'),
      logon(-9_000, 'admin', '10.0.0.2'),
      logon(-1_000, 'scan', '10.0.0.3'),
    ];
    const [named] = await found({ service_logs, auth_logs: csvText(LOGONS, rows) });
    expect(named?.summary).toMatch(/9\.0 s before one of them came a logon from 10\.0\.0\.2 as /);
    const [unnamed] = await found({
      service_logs: installs(NOON, [[0, 'SRV1']]),
      auth_logs: csvText(LOGONS, rows),
    });
    expect(unnamed?.summary).toMatch(/1\.0 s before one of them came a logon from 10\.0\.0\.3/);
  });
});

describe('remote-execution spreading and merging', () => {
  const RANDOM = ['kRtWqZxB', 'C:\\Windows\\kRtWqZxB.exe'] as const;
  const OTHER = ['pLmNbVcX', 'C:\\Windows\\pLmNbVcX.exe'] as const;

  it.each([
    ['on two hosts within 30 min', 30 * MINUTE, 'SRV2', OTHER, 'high'],
    ['on two hosts 1 ms too late', 30 * MINUTE + 1, 'SRV2', OTHER, 'medium'],
    ['twice on one host', 30 * MINUTE, 'SRV1', OTHER, 'medium'],
    [
      'of another length',
      MINUTE,
      'SRV2',
      ['pLmNbVcXpLmNbVcX', 'C:\\x\\y\\pLmNbVcXpLmN.exe'],
      'medium',
    ],
  ] as const)('random names %s', async (_, offsetMs, host, other, severity) => {
    for (const base of BASES) {
      const rows: Install[] = [
        [offsetMs, host, ...other],
        [0, 'SRV1', ...RANDOM],
      ];
      const findings = await found({ service_logs: installs(base, rows) });
      expect([...new Set(findings.map((f) => f.severity))]).toEqual([severity]);
    }
  });

  it('merges what is up to 30 min apart on one host', async () => {
    for (const base of BASES) {
      const far = (ms: number) =>
        found({
          service_logs: installs(base, [
            [ms, 'S1'],
            [0, 'S1'],
          ]),
        });
      expect(await far(30 * MINUTE)).toHaveLength(1);
      expect(await far(30 * MINUTE + 1)).toHaveLength(2);
    }
  });

  it('keeps every record of a flood in one finding and counts installs and names', async () => {
    const rows = Array.from({ length: 3_000 }, (_, i): Install => {
      const name = `${'QUJD'.repeat(12)}${String(i % 1_500).padStart(4, '0')}`;
      return [i * 1_000, 'FS1', name, 'c:\\windows\\system32\\cmd.exe /c powershell -command x'];
    });
    const plain: Install[] = [[0, 'FS2', 'Contoso', 'C:\\Program Files\\Contoso\\c.exe']];
    const [flood, ...others] = await found({ service_logs: installs(NOON, [...rows, ...plain]) });
    expect(others).toEqual([]);
    expect(flood?.severity).toBe('high');
    expect(flood?.summary).toContain('service installs: 3,000, names: 1,500 (');
    const answer = await db.query(
      sql`select record_count, service_installs, service_names, installs_in_evidence from (
        select *, len(row_refs)::integer as record_count from ${answerTable(hunt.id)})`,
    );
    expect(recordsOf(answer).map((row) => Object.values(row).map(Number))).toEqual([
      [3_000, 3_000, 1_500, 3_001],
    ]);
  });
});

describe('remote-execution names and paths', () => {
  it.each([
    ['kzqtwrbn', 'C:\\Tools\\a\\b.exe', true],
    ['bouWFQYO', 'C:\\Tools\\a\\b.exe', true],
    ['iOWamcEn', '%COMSPEC% /c x', true],
    ['QJXKVWZQPLMTRGHBNCDF', 'C:\\Tools\\a\\b.exe', true],
    ['kzqtwrb', 'C:\\Tools\\a\\b.exe', false],
    ['kzqtwrb1', 'C:\\Tools\\a\\b.exe', false],
    ['Schedule', 'C:\\Tools\\a\\b.exe', false],
    ['kzqtwrbn_3f2a1', 'C:\\Tools\\a\\b.exe', true],
    ['macmnsvc', '"C:\\Program Files\\McAfee\\macmnsvc.exe"', false],
    ['SNMPTrap', 'C:\\Windows\\System32\\snmptrap.exe', false],
  ])('%s in %s is drawn at random: %s', async (name, image, random) => {
    await found({ service_logs: installs(NOON, [[0, 'S1', name, image.replaceAll('"', '')]]) });
    const answer = await db.query(sql`select tell_tales from ${answerTable(hunt.id)}`);
    const marks = recordsOf(answer).map((row) => String(row['tell_tales']));
    expect(marks.join().includes('random name')).toBe(random);
  });

  it.each([
    ['A'.repeat(40), 1],
    ['A'.repeat(39), 0],
    [`${'A'.repeat(30)} ${'B'.repeat(30)}`, 0],
    ['{0f1e2d3c-0f1e-2d3c-4b5a-0f1e2d3c4b5a}', 0],
  ])('the name %s gives %i findings', async (name, count) => {
    const image = 'C:\\Program Files\\Contoso\\c.exe';
    expect(await found({ service_logs: installs(NOON, [[0, 'S1', name, image]]) })).toHaveLength(
      count,
    );
  });

  it.each([
    ['C:\\Windows\\System32\\drivers\\a.sys', null],
    ['\\SystemRoot\\system32\\a.sys', null],
    ['system32\\drivers\\a.sys', null],
    ['\\??\\C:\\Windows\\a.sys', null],
    ['%windir%\\a\\b.exe', null],
    ['C:/Program Files\\Contoso\\npf.sys', null],
    ['C:\\Contoso\\bin\\longname.exe', 'low'],
    ['virus.exe', 'low'],
    ['C:\\Users\\Public\\longname.exe', 'medium'],
    ['C:\\abc.exe', 'medium'],
    ['C:\\ProgramData\\abc.exe', 'medium'],
    ['%COMSPEC% /b /c start /b powershell.exe -nop -w hidden -c x', 'high'],
    ['cmd.exe /k tscon 2 /dest:rdp-tcp#5', 'high'],
    ['rundll32.exe C:\\Windows\\x.dll start', 'medium'],
  ])('the path %s is %s', async (image, severity) => {
    const findings = await found({ service_logs: installs(NOON, [[0, 'S1', 'Contoso', image]]) });
    expect(findings.map((f) => f.severity)).toEqual(severity === null ? [] : [severity]);
  });

  it('takes marks and known tools from its parameters', async () => {
    const service_logs = installs(NOON, [[0, 'S1', 'Contoso Runner', 'C:\\Windows\\Run\\r.exe']]);
    await loadTables(db, { service_logs });
    const marks = { tell_tales: ['Runner | service | name | 4 | contoso + runner', 'no row'] };
    expect((await runCase(db, hunt, marks)).findings.map((f) => f.severity)).toEqual(['high']);
    const known = { ...marks, known_tools: ['\\Windows\\Run\\'] };
    expect((await runCase(db, hunt, known)).findings.map((f) => f.severity)).toEqual(['low']);
    expect((await runCase(db, hunt)).run.status).toBe('partial');
  });

  it('counts a start that two sensors recorded once and names both records', async () => {
    const process_logs = csvText(
      'timestamp,host,user,process_name,parent_process,arguments,twin_file_id,twin_record',
      [
        [instant(NOON, 0), 'S1', 'admin', 'cmd.exe', 'WmiPrvSE.exe', 'cmd /c x', '', ''],
        [instant(NOON, 5), 'S1', 'admin', 'cmd.exe', 'WmiPrvSE.exe', 'cmd /c x', '2', '1'],
      ],
    );
    const [finding] = await found({ process_logs });
    expect(finding?.summary).toContain('process starts: 1');
    expect(finding?.rows).toHaveLength(2);
  });
});

describe('remote-execution short tasks', () => {
  it.each([
    [60_000, '\\Contoso', 'S1', 1],
    [60_001, '\\Contoso', 'S1', 0],
    [-1, '\\Contoso', 'S1', 0],
    [1_000, '\\Other', 'S1', 0],
    [1_000, '\\Contoso', 'S2', 0],
  ])('a task deleted after %i ms as %s on %s', async (offsetMs, name, host, count) => {
    for (const base of BASES) {
      const service_logs = csvText(SERVICES, [
        [instant(base, offsetMs), host, '4699', name, ''],
        [instant(base, 0), 'S1', '4698', '\\Contoso', '<Command>c:\\windows\\x.exe</Command>'],
      ]);
      expect(await found({ service_logs }), literal(name)).toHaveLength(count);
    }
  });
});
