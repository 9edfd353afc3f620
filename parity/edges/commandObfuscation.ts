import { csvText, instant } from '../../src/hunts/testing/csvText';
import type { EdgeCase } from '../edgeCases';

const BASE = '2026-03-02T23:59:50.000Z';
const utf16 = (text: string): string => Buffer.from(text, 'utf16le').toString('base64');
const utf8 = (text: string): string => Buffer.from(text).toString('base64');
const bytes = (count: number): string =>
  Buffer.from(Array.from({ length: count }, (_, i) => (i * 73 + 41) % 251)).toString('base64');
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

type Line = readonly [host: string, user: string, program: string, line: string];
const line = (program: string, text: string, host = 'WS1', user = 'alice'): Line => [
  host,
  user,
  program,
  text,
];

const SCRIPT = '& "C:\\t\\a.exe" \'x\'\r\nwhoami /all';

const LINES: readonly Line[] = [
  line('powershell.exe', `-enc ${utf16(SCRIPT)}`),
  line('powershell.exe', `-enc ${utf16(SCRIPT).replace(/=+$/, '')}`),
  line('powershell.exe', `-enc ${utf16('whoami /all').replace(/.{5}/g, '$&^')}`),
  line('pwsh', `–EncodedCommand "${utf16('Get-Date; hostname')}"`, 'WS2', 'bob'),
  line('tool.exe', `--text ${utf8('net user evil /add; whoami')}`),
  line('tool.exe', `--json ${utf8('{"token": "aaaa", "user": 1}')}`),
  line('tool.exe', `--word ${utf8('PlainwordwithnospacesATall0123')}`),
  line('tool.exe', `--blob ${bytes(90)}`),
  line('tool.exe', `--blob ${bytes(160)}`),
  line('tool.exe', `--zip UEsDB${bytes(60)}`),
  line('tool.exe', `--gz H4sI${bytes(200)}`),
  line('tool.exe', '/usr/lib/systemd/systemd/journald/flush/all/entries'),
  line('tool.exe', 'show 9fceb02d0ae598e95dc970b74767f19372d61af8aa'),
  line('cmd.exe', '/c c^e^r^t^u^t^i^l -urlcache -f x y'),
  line('cmd.exe', '/c r""u""ndll32 a.dll,b and more'),
  line('powershell.exe', '-c "pOwErShElL -nop" ; iex $x'),
  line('powershell.exe', "-c ('{2}{0}{1}' -f 'a','b','c') | iex"),
  line('powershell.exe', "-c 'a' + 'b' + 'c' + 'd' + 'e' | out-null"),
  line('powershell.exe', '-c [char]65 + [CHAR]66; $a -bxor 3; DownloadString'),
  line('cmd.exe', `/c echo ${'{}[]()!@#$%&*;:,'.repeat(4)} iex`),
  line('cmd.exe', `/c ${'word '.repeat(199)}tail`),
  line('cmd.exe', `/c ${'word '.repeat(210)}tail`),
  line('cmd.exe', `/c ${bytes(900)}`),
  line('chrome.exe', `--type=renderer ${utf8('one two three; del all the files')}`),
  line('msiexec.exe', `/i ${utf16('whoami /all; hostname')}`),
  ...['WS4', 'WS5', 'WS6'].map((host) =>
    line('agent.exe', `run ${utf8('a b; c d; e f 12')} 7`, host),
  ),
  ...Array.from({ length: 10 }, (_, i) =>
    line(
      'job.exe',
      `run ${utf8('step one; step two; step three')} ${i}`,
      'WS7',
      i < 5 ? 'eve' : 'mallory',
    ),
  ),
  ...Array.from({ length: 30 }, (_, i) =>
    line('usual.exe', `--number ${10 + (i % 7)} of the usual lines`),
  ),
  line('usual.exe', `--number 5 iex of the usual lines ${'more '.repeat(20)}`),
  ['', '', '', `-enc ${utf16('whoami /groups')} powershell`],
];

const SCRIPTS: readonly string[] = [
  'function Join-Name { $parts -join [char]44 }; iex $x; $a -bxor 4',
  `$a = [Convert]::FromBase64String("${bytes(180)}"); iex $a; DeflateStream`,
  `$text = "${utf8('net user evil /add; whoami')}"`,
];

/** Every sign alone and together, twins of one start, lines seen often and lines of a usual length. */
export const COMMAND_OBFUSCATION_EDGES: readonly EdgeCase[] = [
  {
    name: 'edges: lines that hide, each by its own sign',
    tables: {
      process_logs: csvText('timestamp,host,user,process_name,arguments,twin_file_id,twin_record', [
        ...LINES.map(([host, user, program, text], i) => [
          instant(BASE, i * 1000),
          host,
          user,
          program,
          quoted(text),
          '',
          '',
        ]),
        [instant(BASE, 5), 'WS1', 'ALICE', 'powershell.exe', quoted(`-enc ${utf16(SCRIPT)}`), 2, 1],
      ]),
      script_logs: csvText(
        'timestamp,host,script_text',
        SCRIPTS.map((text, i) => [instant(BASE, i * 1000), 'WS1', quoted(text)]),
      ),
    },
  },
];
