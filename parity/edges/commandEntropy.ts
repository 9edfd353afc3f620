import { csvText, instant } from '../../src/hunts/testing/csvText';
import type { EdgeCase } from '../edgeCases';

const BASE = '2026-03-02T09:00:00.000Z';
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** `length` letters of base64, the same on every run. */
const block = (length: number, seed = 1): string =>
  Array.from({ length }, (_, i) => ALPHABET[(seed * 7 + i * i * 31 + i * 17) % 64] ?? '').join('');
const utf16 = (pairs: number): string => 'dAByAGUA'.repeat(pairs);
const at = (second: number): string => instant(BASE, second * 1000);

type Start = readonly [host: string, user: string, program: string, line: string];

const STARTS: readonly Start[] = [
  ...[59, 60, 199, 200].map((n): Start => ['WS1', 'alice', 'tool.exe', `load ${block(n)}`]),
  ...[19, 20].map((n): Start => ['WS1', 'alice', 'powershell.exe', `-enc ${block(n)}`]),
  ['WS1', 'alice', 'cmd.exe', `/c "C:\\x\\pwsh" –e ${block(24)}`],
  ['WS1', 'alice', 'cmd.exe', `/c start mypowershell -e ${block(24)}`],
  ['WS1', 'alice', 'tool.exe', `load ${utf16(8)}`],
  ['WS1', 'alice', 'tool.exe', `--hash ${'0123456789abcdef'.repeat(4)}`],
  ['WS1', 'alice', 'tool.exe', `--path ${'Folder/Name/'.repeat(6)}`],
  ['WS1', 'alice', 'GoogleUpdate.exe', `/ping ${block(80)}`],
  ['WS1', 'alice', 'chrome.exe', `--type=renderer ${block(220)}`],
  ['WS2', 'Bob', 'Tool.EXE', `load ${block(70, 3)}`],
  ['WS2', 'bob', 'tool.exe', `load ${block(70, 3)}`],
  ['', '', '', `run ${block(64, 5)}`],
];

/** Thirty lines of one program and fewer of another, each with one far more random line. */
const OUTLIERS: readonly Start[] = [
  ...Array.from({ length: 40 }, (_, i): Start => [
    'WS3',
    'carol',
    'backup.exe',
    `--job nightly-${i} --level ${'full'.repeat(1 + (i % 5))} --to share`,
  ]),
  ['WS3', 'carol', 'backup.exe', 'qZ7#xK2!vB9@mN4$wL8%tR1^yH6&jF3*dS5(gP0)cX-aE_uI=oQ'],
  ['WS3', 'carol', 'rare.exe', 'Wq7#zK2!bV9@nM4$lW8%rT1^hY6&fJ3*sD5(pG0)xC-eA_iU=qO'],
  ['WS3', 'carol', 'rare.exe', 'an ordinary line of ordinary words'],
];

/** Blocks a letter short of each limit and on it, and lines far from those of their program. */
export const COMMAND_ENTROPY_EDGES: readonly EdgeCase[] = [
  { name: 'edges: blocks on the limits of their length', tables: startsOf(STARTS) },
  { name: 'edges: lines far from those of their program', tables: startsOf(OUTLIERS) },
  { name: 'edges: blocks and outliers together', tables: startsOf([...OUTLIERS, ...STARTS]) },
];

function startsOf(starts: readonly Start[]): EdgeCase['tables'] {
  return {
    process_logs: csvText(
      'timestamp,host,user,process_name,arguments',
      starts.map(([host, user, program, line], i) => [
        at(i),
        host,
        user,
        program,
        `"${line.replaceAll('"', '""')}"`,
      ]),
    ),
  };
}
