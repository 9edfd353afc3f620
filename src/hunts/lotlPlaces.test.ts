import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '../db/db';
import { recordsOf } from '../db/rowsOf';
import type { ParamOverrides } from './hunt';
import { hunt } from './library/lotl-parent-child/hunt';
import { runHunt } from './runHunt';
import { loadTables, startHuntDb } from './testing/caseTables';
import { csvText, instant } from './testing/csvText';

let db: Db;
beforeAll(async () => {
  db = await startHuntDb();
});
afterAll(() => db.close());

const MIDNIGHT = '2026-03-02T00:00:00.000Z';
const HOUR = 3_600_000;
const COLUMNS = [
  'host',
  'user',
  'parent_process',
  'process_name',
  'process_path',
  'original_name',
  'parent_arguments',
  'arguments',
  'twin_file_id',
  'twin_record',
] as const;

interface Start extends Readonly<Partial<Record<(typeof COLUMNS)[number], string | number>>> {
  readonly ms?: number;
}

async function findings(
  starts: readonly Start[],
  params: ParamOverrides = {},
): Promise<Record<string, unknown>[]> {
  const rows = starts.map((start) => [
    instant(MIDNIGHT, start.ms ?? 0),
    ...COLUMNS.map(
      (column) => start[column] ?? { host: 'WS1', user: 'alice' }[column as string] ?? '',
    ),
  ]);
  await loadTables(db, { process_logs: csvText(['timestamp', ...COLUMNS].join(','), rows) });
  const { run, rows: answer } = await runHunt(db, hunt, { nowMs: () => 0 }, params);
  expect(run.status, run.reason).not.toBe('error');
  return answer ? recordsOf(answer) : [];
}

async function verdicts(start: Start): Promise<unknown[][]> {
  return (await findings([start])).map((f) => [f['family'], f['severity'], f['known_as'] !== null]);
}

describe('a program under another name', () => {
  it.each([
    ['Cmd.Exe', [['office', 'high', false]]],
    ['PowerShell.EXE.MUI', [['office', 'high', false]]],
    ['pwsh.dll', [['office', 'high', false]]],
    ['reader.exe', []],
    ['', []],
  ])('built as "%s" under Office', async (original_name, expected) => {
    const start = { parent_process: 'winword.exe', process_name: 'update.exe', original_name };
    expect(await verdicts(start)).toEqual(expected);
  });

  it('is told with both names', async () => {
    const start = {
      parent_process: 'winword.exe',
      process_name: 'a.exe',
      original_name: 'Cmd.Exe',
    };
    expect((await findings([start]))[0]?.['summary']).toContain('started a.exe (built as cmd)');
  });
});

describe('a wrong parent', () => {
  it.each([
    ['services.exe', 'svchost.exe', []],
    ['MsMpEng.exe', 'svchost.exe', []],
    ['cmd.exe', 'svchost.exe', [['wrong-parent', 'high', false]]],
    ['', 'svchost.exe', []],
    ['wininit.exe', 'lsass.exe', []],
    ['explorer.exe', 'lsass.exe', [['wrong-parent', 'high', false]]],
    ['svchost.exe', 'taskhostw.exe', []],
    ['word.exe', 'taskhostw.exe', [['wrong-parent', 'medium', false]]],
    ['smss.exe', 'csrss.exe', []],
    ['smss.exe', 'cmd.exe', [['session-manager', 'high', false]]],
    ['userinit.exe', 'explorer.exe', []],
    ['userinit.exe', 'powershell.exe', [['logon-shell', 'medium', false]]],
  ])('%s of %s', async (parent_process, process_name, expected) => {
    expect(await verdicts({ parent_process, process_name })).toEqual(expected);
  });
});

describe('a wrong place', () => {
  it.each([
    ['C:\\Windows\\System32\\svchost.exe', []],
    ['c:\\WINDOWS\\SysWOW64\\svchost.exe', []],
    ['D:\\Windows\\WinSxS\\amd64_x\\svchost.exe', []],
    ['\\SystemRoot\\System32\\svchost.exe', []],
    ['%SystemRoot%\\system32\\svchost.exe', []],
    ['\\??\\C:\\Windows\\system32\\svchost.exe', []],
    ['\\Device\\HarddiskVolume3\\Windows\\System32\\svchost.exe', []],
    ['C:\\Windows\\System32', []],
    ['C:\\$WINDOWS.~BT\\Sources\\svchost.exe', []],
    ['svchost.exe', []],
    ['', []],
    ['C:\\Windows\\svchost.exe', [['wrong-place', 'high', false]]],
    ['C:\\Users\\a\\Windows\\System32\\svchost.exe', [['wrong-place', 'high', false]]],
    ['\\\\SRV1\\share\\Windows\\System32\\svchost.exe', [['wrong-place', 'high', false]]],
  ])('%s', async (process_path, expected) => {
    const start = { parent_process: 'services.exe', process_name: 'svchost.exe', process_path };
    expect(await verdicts(start)).toEqual(expected);
  });
});

describe('a program of users under Office', () => {
  const users = 'C:\\Users\\alice\\AppData';
  it.each([
    [`${users}\\Local\\Temp\\invoice.exe`, 'medium', false],
    ['C:\\Users\\Public\\invoice.exe', 'medium', false],
    ['C:\\ProgramData\\invoice.exe', 'medium', false],
    [`${users}\\Local\\Microsoft\\Teams\\current\\Teams.exe`, 'informational', true],
    [`${users}\\Roaming\\Zoom\\bin\\Zoom.exe`, 'informational', true],
    [`${users}\\Local\\Temp\\Teams.exe`, 'medium', false],
    ['C:\\Program Files\\Reader\\reader.exe', undefined, undefined],
  ])('%s', async (process_path, severity, known) => {
    const process_name = process_path.split('\\').at(-1) ?? '';
    const [found] = await findings([{ parent_process: 'OUTLOOK.EXE', process_name, process_path }]);
    expect(found?.['severity']).toBe(severity);
    expect(found && found['known_as'] !== null).toBe(known);
  });
});

it('tells a Java web server by the command line of the parent', async () => {
  const start = { parent_process: 'java.exe', process_name: 'cmd.exe' };
  expect(await verdicts(start)).toEqual([['java-shell', 'low', false]]);
  const parent_arguments = 'java -jar bootstrap.jar org.apache.CATALINA.startup';
  expect(await verdicts({ ...start, parent_arguments })).toEqual([['web-server', 'high', false]]);
});

describe('starts that belong together', () => {
  const start = { parent_process: 'w3wp.exe', process_name: 'cmd.exe' };

  it('counts a start that two logs recorded once, and names both records', async () => {
    const found = await findings([start, { ...start, ms: 900, twin_file_id: 2, twin_record: 1 }]);
    expect(found.map((f) => [f['starts'], f['record_count']])).toEqual([[1, 2]]);
  });

  it.each([
    [24 * HOUR, 1],
    [24 * HOUR + 1, 2],
  ])('starts %s ms apart are %s finding(s), in any order', async (ms, count) => {
    expect(await findings([{ ...start, ms }, start])).toHaveLength(count);
    expect(
      await findings([
        { ...start, ms: ms - HOUR },
        { ...start, ms: -HOUR },
      ]),
    ).toHaveLength(count);
  });

  it('keeps users and hosts apart and puts copies of one record together', async () => {
    const found = await findings([
      start,
      start,
      { ...start, user: 'ALICE' },
      { ...start, user: 'bob' },
      { ...start, host: 'WS2' },
    ]);
    expect(found.map((f) => [f['host'], f['user'], f['starts']])).toEqual([
      ['WS1', 'ALICE', 3],
      ['WS1', 'bob', 1],
      ['WS2', 'alice', 1],
    ]);
  });

  it('shows some of the command lines', async () => {
    const lines = ['c', 'b', 'a', 'a'].map((text, ms) => ({ ...start, ms, arguments: text }));
    expect((await findings(lines, { examples: 2 }))[0]).toMatchObject({ examples: 'a ; b' });
  });
});

describe('how common a pair is', () => {
  const start = { parent_process: 'powershell.exe', process_name: 'schtasks.exe' };
  const onHosts = (count: number, each = 1, what: Start = start): Start[] =>
    Array.from({ length: count * each }, (_, i) => ({ ...what, host: `H${i % count}` }));
  const quiet = (count: number): Start[] =>
    onHosts(count, 1, { parent_process: 'explorer.exe', process_name: 'notepad.exe' });

  it.each([
    ['rare among 10 hosts', [...onHosts(2), ...quiet(10)], 'high'],
    ['on 3 of 10 hosts', [...onHosts(3), ...quiet(10)], 'medium'],
    ['on one of 9 hosts', [...onHosts(1), ...quiet(9)], 'medium'],
    ['often on one of 10 hosts', [...onHosts(1, 10), ...quiet(10)], 'medium'],
    [
      'rare and older than 14 days',
      [...onHosts(1), ...quiet(10).map((s) => ({ ...s, ms: 14 * 24 * HOUR + 1 }))],
      'medium',
    ],
    [
      'rare and 14 days old',
      [...onHosts(1), ...quiet(10).map((s) => ({ ...s, ms: 14 * 24 * HOUR }))],
      'high',
    ],
    ['on 10 hosts 100 times', onHosts(10, 10), 'low'],
    ['on 10 hosts 99 times', onHosts(10, 10).slice(1), 'medium'],
    ['on 9 hosts 108 times', onHosts(9, 12), 'medium'],
  ])('%s', async (_, starts, severity) => {
    const found = await findings(starts);
    expect(new Set(found.map((f) => f['severity']))).toEqual(new Set([severity]));
  });
});
