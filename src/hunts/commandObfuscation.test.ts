import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordsOf } from '../db/rowsOf';
import type { Db } from '../db/db';
import { hunt } from './library/command-obfuscation/hunt';
import { runHunt } from './runHunt';
import { loadTables, startHuntDb } from './testing/caseTables';
import { csvText } from './testing/csvText';

let db: Db;
beforeAll(async () => {
  db = await startHuntDb();
});
afterAll(() => db.close());

type Line = readonly [host: string, program: string, line: string, twin?: string];

const utf16 = (text: string): string => Buffer.from(text, 'utf16le').toString('base64');
const utf8 = (text: string): string => Buffer.from(text).toString('base64');
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

async function findingsIn(
  lines: readonly Line[],
  scripts: readonly string[] = [],
): Promise<Record<string, unknown>[]> {
  const rows = lines.map(([host, program, line, twin = ''], i) => [
    `2026-03-02 23:59:${String(50 + (i % 10))}`,
    host,
    'alice',
    program,
    quoted(line),
    twin,
    twin,
  ]);
  const header = 'timestamp,host,user,process_name,arguments,twin_file_id,twin_record';
  await loadTables(db, {
    process_logs: csvText(header, rows),
    script_logs: csvText(
      'timestamp,host,script_text',
      scripts.map((text) => ['2026-03-02 10:00:00', 'WS1', quoted(text)]),
    ),
  });
  const { run, rows: found } = await runHunt(db, hunt, { nowMs: () => 0 });
  expect(run.reason ?? '').not.toContain('Error');
  return found ? recordsOf(found) : [];
}

const decodedOf = async (line: string): Promise<unknown> =>
  (await findingsIn([['WS1', 'powershell.exe', line]]))[0]?.['decoded'];

describe('decoding', () => {
  it.each([
    ['UTF-16 with both paddings', `-enc ${utf16('whoami /all')}`, 'whoami /all'],
    ['UTF-16 without padding', `-enc ${utf16('whoami /all')}`.replace(/=+$/, ''), 'whoami /all'],
    [
      'UTF-16 with quotes and a path',
      `-e "${utf16('& "C:\\t\\a.exe" \'x\'')}"`,
      '& "C:\\t\\a.exe" \'x\'',
    ],
    ['several lines', `-enc ${utf16('whoami\r\nipconfig')}`, 'whoami ipconfig'],
    ['plain text', `-c x ${utf8('net user evil /add; whoami')}`, 'net user evil /add; whoami'],
    ['text split by carets', `-enc ${utf16('whoami /all').replace(/.{5}/g, '$&^')}`, 'whoami /all'],
  ])('reads %s', async (_, line, text) => {
    expect(await decodedOf(line)).toBe(text);
  });

  it('shows at most the first 500 characters, and that there are more', async () => {
    const text = await decodedOf(`-enc ${utf16('whoami; '.repeat(100))}`);
    expect(String(text)).toMatch(/^.{500}…$/);
  });

  it('decodes nothing from words, paths and hashes', async () => {
    const lines = [
      '-k LocalServiceNetworkRestricted -p',
      '/usr/lib/systemd/systemd/journald/flush/all/entries',
      'show 9fceb02d0ae598e95dc970b74767f19372d61af8aa',
    ];
    expect(await findingsIn(lines.map((line): Line => ['WS1', 'tool.exe', line]))).toEqual([]);
  });
});

describe('the switch for an encoded command', () => {
  const BLOCK = utf16('client');
  const signsOf = async (line: string): Promise<string> => {
    const [found] = await findingsIn([['WS1', 'tool.exe', line]]);
    return String(found?.['signs'] ?? '');
  };

  it.each(['-e', '-ec', '-en', '-enc', '/encodedcommand', '–EncodedCommand', '-w hidden -e:'])(
    'is recognised as powershell %s',
    async (flag) => {
      expect(await signsOf(`powershell ${flag} ${BLOCK}xxxxx`)).toContain('encoded command');
    },
  );

  it.each(['-ex', '-ep', '-exec', '-File', '-c', '--end'])('is not powershell %s', async (flag) => {
    expect(await signsOf(`powershell ${flag} ${BLOCK}xxxxx`)).not.toContain('encoded command');
  });
});

describe('merging and prevalence', () => {
  const HIDDEN = '/c p^o^w^e^r^s^h^e^l^l -File run.ps1';
  const ENCODED = `-nop -enc ${utf16('whoami /all; ipconfig')}`;

  it('tells the same line of one host once, with its count, and of two hosts twice', async () => {
    const found = await findingsIn([
      ['WS1', 'cmd.exe', `${HIDDEN} 1`],
      ['WS1', 'CMD.EXE', `${HIDDEN} 22`],
      ['WS2', 'cmd.exe', `${HIDDEN} 3`],
    ]);
    expect(found.map((f) => [f['host'], f['starts']])).toEqual([
      ['WS1', 2],
      ['WS2', 1],
    ]);
  });

  it('keeps two blocks with different text apart', async () => {
    const other = `-nop -enc ${utf16('hostname; net use x:')}`;
    const found = await findingsIn([
      ['WS1', 'powershell.exe', ENCODED],
      ['WS1', 'powershell.exe', other],
    ]);
    expect(found.map((f) => f['decoded']).sort()).toEqual([
      'hostname; net use x:',
      'whoami /all; ipconfig',
    ]);
  });

  it.each([
    [2, 9, 11],
    [3, 9, 9],
  ])('on %i hosts with %i starts it has %i points', async (hosts, starts, points) => {
    const lines = Array.from({ length: starts }, (_, i): Line => [
      `WS${i % hosts}`,
      'powershell.exe',
      ENCODED,
    ]);
    const found = await findingsIn(lines);
    expect(new Set(found.map((f) => f['points']))).toEqual(new Set([points]));
    expect(new Set(found.map((f) => f['severity']))).toEqual(new Set(['high']));
  });

  it('loses two points from ten starts on, twins not counted', async () => {
    const lines = (count: number): Line[] =>
      Array.from({ length: count }, (): Line => ['WS1', 'powershell.exe', ENCODED]);
    const twin: Line = ['WS1', 'powershell.exe', ENCODED, '2'];
    const [nine] = await findingsIn([...lines(9), twin]);
    expect(nine).toMatchObject({ points: 11, starts: 9 });
    expect(nine?.['row_refs']).toHaveLength(10);
    expect((await findingsIn(lines(10)))[0]).toMatchObject({ points: 9 });
  });
});

describe('weak signs', () => {
  it('make no finding alone, and a low one together', async () => {
    const long = (count: number): string => 'a1 '.repeat(count);
    expect(await findingsIn([['WS1', 'tool.exe', long(400)]])).toEqual([]);
    expect(await findingsIn([['WS1', 'tool.exe', `iex ${long(10)}`]])).toMatchObject([
      { severity: 'low', points: 3 },
    ]);
  });

  it('count a line as long against 30 lines of its program, not against 29', async () => {
    const lines = (count: number): Line[] =>
      Array.from({ length: count }, (_, i): Line => [
        'WS1',
        'tool.exe',
        `job ${'x '.repeat(10 + (i % 3))}${i}`,
      ]);
    const odd: Line = ['WS1', 'tool.exe', `iex ${'y '.repeat(60)}`];
    expect((await findingsIn([...lines(29), odd]))[0]).toMatchObject({ points: 4 });
    expect((await findingsIn([...lines(28), odd]))[0]).toMatchObject({ points: 3 });
  });

  it('cost a browser child and a compiler three points, which a hidden command outlives', async () => {
    const flags = `--type=renderer -enc ${utf16('whoami /all; ipconfig')}`;
    expect((await findingsIn([['WS1', 'powershell.exe', flags]]))[0]).toMatchObject({ points: 8 });
    const gpu = `--type=gpu-process --gpu-preferences=${'A'.repeat(240)}`;
    expect(await findingsIn([['WS1', 'msedge.exe', gpu]])).toEqual([]);
  });

  const QUIET: Line = ['WS1', 'tool.exe', 'an ordinary line of words'];

  it('make a script known only where several agree', async () => {
    expect(await findingsIn([QUIET], ['$a = $b -join [char]44; $a'])).toEqual([]);
    const loader = `iex ([Text.Encoding]::UTF8.GetString([Convert]::FromBase64String('${utf8('whoami /all; net user')}')))`;
    expect(await findingsIn([QUIET], [loader])).toMatchObject([{ severity: 'high' }]);
  });
});
