import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '../db/db';
import { hunt } from './library/recovery-inhibition/hunt';
import { loadTables, startHuntDb } from './testing/caseTables';
import { csvText, instant } from './testing/csvText';
import { runCase } from './testing/runCase';

let db: Db;
beforeAll(async () => {
  db = await startHuntDb();
});
afterAll(() => db.close());

const HEADER =
  'timestamp,host,user,process_name,original_name,parent_process,process_id,parent_id,arguments';
/** Straddles midnight once the offsets below are added. */
const BASE = '2026-03-01T23:59:00.000Z';

interface Start {
  readonly ms: number;
  readonly line: string;
  readonly host?: string;
  readonly name?: string;
  readonly original?: string;
  readonly parent?: string;
  readonly id?: number;
  readonly parentId?: number;
}

async function found(starts: readonly Start[]): Promise<string[]> {
  const rows = starts.map((start) => [
    instant(BASE, start.ms),
    start.host ?? 'WS1',
    'alice',
    start.name ?? 'tool.exe',
    start.original ?? '',
    start.parent ?? 'cmd.exe',
    start.id ?? '',
    start.parentId ?? '',
    `"${start.line.replaceAll('"', '""')}"`,
  ]);
  await loadTables(db, { process_logs: csvText(HEADER, rows) });
  const { findings } = await runCase(db, hunt);
  return findings.map((f) => `${f.host ?? '-'} ${f.severity} ${f.rows.length}`).sort();
}

const vss = (ms: number, more: Partial<Start> = {}): Start => ({
  ms,
  name: 'vssadmin.exe',
  line: 'vssadmin delete shadows /all /quiet',
  ...more,
});

describe('patterns of recovery inhibition', () => {
  it.each([
    ['vssadmin.exe', 'vssadmin.exe Resize ShadowStorage /for=c: /on=c: /MaxSize=401MB'],
    ['wbadmin.exe', 'wbadmin delete systemstatebackup -keepversions:0'],
    ['bcdedit.exe', 'bcdedit.exe /set {default} bootstatuspolicy ignoreallfailures'],
    ['bcdedit.exe', 'bcdedit /set {default} recoveryenabled No'],
    ['bcdedit.exe', 'bcdedit /set {current} safeboot network'],
    ['powershell.exe', 'powershell -c "gwmi Win32_ShadowCopy | % { $_.Delete() }"'],
    ['diskshadow.exe', 'diskshadow –s C:\\Users\\Public\\a.dsh'],
    ['reagentc.exe', 'reagentc.exe /disable'],
    [
      'reg.exe',
      'reg add "HKLM\\Software\\Policies\\Microsoft\\Windows NT\\SystemRestore" /v DisableSR /t REG_DWORD /d 1 /f',
    ],
    ['schtasks.exe', 'schtasks /Change /TN "\\Microsoft\\Windows\\SystemRestore\\SR" /disable'],
    ['fsutil.exe', 'fsutil usn deletejournal /D C:'],
    ['cipher.exe', 'cipher /w:C:'],
    ['wevtutil.exe', 'wevtutil clear-log Application'],
    ['wevtutil.exe', 'wevtutil sl Application /e:false'],
    ['powershell.exe', 'powershell Clear-EventLog -LogName Application'],
    ['logman.exe', 'logman stop EventLog-Application -ets'],
    ['auditpol.exe', 'auditpol /set /category:* /success:disable'],
    ['icacls.exe', 'icacls "C:\\*" /grant Everyone:F /T /C /Q'],
    ['esxcli', 'esxcli vm process kill --type=force --world-id=1'],
    ['vim-cmd', 'vim-cmd vmsvc/snapshot.removeall 1'],
    ['rm', 'rm -rf /var/log/auth.log'],
    ['tmutil', 'tmutil deletelocalsnapshots /'],
    ['cmd.exe', 'cmd /c vss^admin.exe del^ete sha^dows /all'],
    ['cmd.exe', 'cmd.exe /c del /s /q D:\\Backup\\*.bkf'],
  ])('%s: %s', async (name, line) => {
    expect(await found([{ ms: 0, name, line }])).toEqual(['WS1 medium 1']);
  });

  it('knows a renamed program by the name it was built with', async () => {
    const renamed = { name: 'a.exe', line: 'a.exe delete shadows' };
    expect(await found([vss(0, { ...renamed, original: 'VSSADMIN.EXE' })])).toHaveLength(1);
    expect(await found([vss(0, renamed)])).toEqual([]);
  });

  it('leaves a log that an installer switches alone, and only that', async () => {
    const line = 'wevtutil sl Product/Debug /e:false';
    const start = { ms: 0, name: 'wevtutil.exe', line };
    expect(await found([{ ...start, parent: 'msiexec.exe' }])).toEqual([]);
    expect(
      await found([{ ...start, line: 'wevtutil cl System', parent: 'msiexec.exe' }]),
    ).toHaveLength(1);
  });
});

describe('windows of recovery inhibition', () => {
  const catalog = (ms: number): Start => ({
    ms,
    name: 'wbadmin.exe',
    line: 'wbadmin delete catalog',
  });

  it.each([
    ['two signs 60 min apart', [vss(0), catalog(3_600_000)], ['WS1 high 2']],
    [
      'two signs 60 min and 1 ms apart',
      [vss(0), catalog(3_600_001)],
      ['WS1 medium 1', 'WS1 medium 1'],
    ],
    ['out of order', [catalog(3_600_000), vss(0)], ['WS1 high 2']],
    ['one sign twice', [vss(0), vss(60_000)], ['WS1 medium 2']],
    [
      'two signs on two hosts',
      [vss(0), { ...catalog(10), host: 'WS2' }],
      ['WS1 medium 1', 'WS2 medium 1'],
    ],
    [
      'one sign on two hosts in 15 min',
      [vss(0), vss(900_000, { host: 'WS2' })],
      ['WS1 high 1', 'WS2 high 1'],
    ],
    [
      'one sign on two hosts later',
      [vss(0), vss(900_001, { host: 'WS2' })],
      ['WS1 medium 1', 'WS2 medium 1'],
    ],
    ['a service as parent', [vss(0, { parent: 'services.exe' })], ['WS1 high 1']],
    ['a known tool as parent', [vss(0, { parent: 'VeeamAgent.exe' })], ['WS1 low 1']],
  ] as const)('%s', async (_, starts, expected) => {
    expect(await found(starts)).toEqual(expected);
  });

  const stop = (ms: number, service: string): Start => ({
    ms,
    name: 'net.exe',
    line: `net stop ${service}`,
  });
  const stops = (count: number, stepMs: number, prefix = 'sql'): Start[] =>
    Array.from({ length: count }, (_, i) => stop(i * stepMs, `${prefix}${i}`));

  it.each([
    ['five services in 60 s', stops(5, 15_000), ['WS1 medium 5']],
    ['five services in 60.004 s', stops(5, 15_001), []],
    ['ten services slowly', stops(10, 300_000), ['WS1 medium 10']],
    ['nine services slowly', stops(9, 300_000), []],
    ['five services of no weight', stops(5, 1_000, 'spooler'), ['WS1 low 5']],
  ] as const)('%s', async (_, starts, expected) => {
    expect(await found(starts)).toEqual(expected);
  });

  it('counts net and the net1 it starts once', async () => {
    const pairs = stops(4, 1_000).flatMap((start, i) => [
      { ...start, id: i + 10 },
      {
        ...start,
        ms: start.ms + 5,
        name: 'net1.exe',
        line: `net1 stop sql${i}`,
        parent: 'net.exe',
        parentId: i + 10,
      },
    ]);
    expect(await found(pairs)).toEqual([]);
  });

  it('counts a shell and what it starts once, and both are evidence', async () => {
    const shell: Start = {
      ms: 0,
      name: 'cmd.exe',
      line: 'cmd.exe /c vssadmin delete shadows /all /quiet',
    };
    const near = [shell, vss(5_000)];
    const far = [shell, vss(5_001)];
    const count = async (starts: readonly Start[]): Promise<unknown> => {
      expect(await found(starts)).toEqual(['WS1 medium 2']);
      const { findings } = await runCase(db, hunt);
      return findings[0]?.summary.match(/\((\d) command/)?.[1];
    };
    expect(await count(near)).toBe('1');
    expect(await count(far)).toBe('2');
  });

  it('puts thousands of cleared logs into one finding a host', async () => {
    const rows = Array.from({ length: 2_000 }, (_, i) => [
      instant(BASE, i * 10),
      i % 2 === 0 ? 'WS1' : 'WS2',
      '104',
      'log cleared',
      `Channel ${i}`,
    ]);
    await loadTables(db, {
      control_logs: csvText('timestamp,host,event_code,action,subject', rows),
    });
    const { findings } = await runCase(db, hunt);
    expect(findings.map((f) => [f.host, f.severity, f.rows.length])).toEqual([
      ['WS1', 'high', 1_000],
      ['WS2', 'high', 1_000],
    ]);
  });

  it('reads the result export, where a list of shadow copies is nothing', async () => {
    await loadTables(db, {
      backup_delete: csvText('timestamp,host,process_name,command_line', [
        [instant(BASE, 0), 'WS1', 'vssadmin.exe', 'vssadmin delete shadows /all'],
        [instant(BASE, 1), 'WS1', 'vssadmin.exe', 'vssadmin list shadows'],
        [instant(BASE, 3_600_000), 'WS1', 'wbadmin.exe', 'wbadmin delete catalog -quiet'],
        [
          instant(BASE, 0),
          'WS2',
          'wbadmin.exe',
          'wbadmin delete systemstatebackup -keepVersions:14',
        ],
      ]),
    });
    const { findings } = await runCase(db, hunt);
    expect(findings.map((f) => [f.host, f.severity, f.rows.length])).toEqual([
      ['WS1', 'high', 2],
      ['WS2', 'low', 1],
    ]);
  });
});
