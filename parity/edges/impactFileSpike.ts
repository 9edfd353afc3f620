import { csvText, instant } from '../../src/hunts/testing/csvText';
import type { EdgeCase } from '../edgeCases';

const BASE = '2026-03-02T23:58:30.000Z';
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const at = (ms: number): string => instant(BASE, ms);

type Change = readonly [
  ms: number,
  host: string,
  operation: string,
  path: string,
  previous: string,
  process: string,
  requestIp: string,
];

const KINDS = ['docx', 'xlsx', 'pdf', 'jpg'];
const nameOf = (path: string): string => path.split('\\').at(-1) ?? path;
const repeat = (count: number, change: (i: number) => Change): Change[] =>
  Array.from({ length: count }, (_, i) => change(i));

/** Twenty renames, `stepMs` apart, in five folders. */
const renames = (host: string, stepMs: number, process: string, requestIp = '', start = 0) =>
  repeat(20, (i): Change => [
    start + i * stepMs,
    host,
    'rename',
    `C:\\data\\${i % 5}\\f${i}.${KINDS[i % 4]}.zzz`,
    `f${i}.${KINDS[i % 4]}`,
    process,
    requestIp,
  ]);

const changes: readonly Change[] = [
  // The window of the rate, to its edge and a millisecond beyond; 19 steps make 60 s.
  ...repeat(20, (i): Change => [
    i === 19 ? MINUTE : i * SECOND,
    'EDGE1',
    'modify',
    `C:\\a\\${i}\\f.${KINDS[i % 4]}`,
    '',
    'x.exe',
    '',
  ]),
  ...repeat(20, (i): Change => [
    i === 19 ? MINUTE + 1 : i * SECOND,
    'EDGE2',
    'modify',
    `C:\\a\\${i}\\f.${KINDS[i % 4]}`,
    '',
    'x.exe',
    '',
  ]),
  // Slow renames: the last at the edge of five minutes, and beyond.
  ...renames('SLOW1', (5 * MINUTE) / 19, 'y.exe'),
  ...renames('SLOW2', (5 * MINUTE) / 19 + 1, 'y.exe'),
  // A file that appears while one of its stem goes, five seconds apart and a millisecond more.
  ...[5 * SECOND, 5 * SECOND + 1].flatMap((gap, host) =>
    repeat(40, (i): Change => {
      const made = i % 2 === 0;
      const n = Math.floor(i / 2);
      return [
        n * SECOND + (made ? 0 : gap),
        `PAIR${host}`,
        made ? 'create' : 'delete',
        `C:\\d\\${n % 4}\\p${n}.${made ? 'qqq' : KINDS[n % 4]}`,
        '',
        'z.exe',
        '',
      ];
    }),
  ),
  // Over a share, by the system, by a known tool, in one tree, with a temporary extension.
  ...renames('SHARE', SECOND, '', '10.0.0.77'),
  ...renames('SHARE', SECOND, '', '127.0.0.1', 20 * MINUTE),
  ...renames('SYS', SECOND, 'System'),
  ...renames('TOOL', SECOND, 'OneDriveSetup.exe'),
  ...repeat(25, (i): Change => [
    i * SECOND,
    'TREE',
    'modify',
    `C:\\Windows\\${i}\\f.${KINDS[i % 4]}`,
    '',
    'q.exe',
    '',
  ]),
  ...repeat(25, (i): Change => [
    i * SECOND,
    'TEMP',
    'rename',
    `C:\\t\\${i % 5}\\f${i}.docx.tmp`,
    `f${i}.docx`,
    'q.exe',
    '',
  ]),
  // The extension was there a day before, and almost a day before.
  [-24 * 60 * MINUTE - 1, 'OLD1', 'create', 'C:\\e\\first.zzz', '', 'app.exe', ''],
  ...renames('OLD1', SECOND, 'w.exe'),
  [-24 * 60 * MINUTE, 'OLD2', 'create', 'C:\\e\\first.zzz', '', 'app.exe', ''],
  ...renames('OLD2', SECOND, 'w.exe'),
  // Notes alone in 14 and in 15 folders, and among other new files.
  ...[14, 15].flatMap((folders) =>
    repeat(folders, (i): Change => [
      i * SECOND,
      `NOTE${folders}`,
      'create',
      `C:\\n\\${i}\\how_to.txt`,
      '',
      'n.exe',
      '',
    ]),
  ),
  ...repeat(8, (i): Change => [
    i * SECOND,
    'READ',
    'create',
    `C:\\n\\${i % 4}\\${i < 4 ? 'read.txt' : `${i}.bin`}`,
    '',
    'n.exe',
    '',
  ]),
  ...repeat(9, (i): Change => [
    i * SECOND,
    'READ2',
    'create',
    `C:\\n\\${i % 4}\\${i < 4 ? 'read.txt' : `${i}.bin`}`,
    '',
    'n.exe',
    '',
  ]),
  // A usual rate that raises the bar: 59, 60 and 100 active minutes before, with more than a fifth of the burst.
  ...[59, 60, 100].flatMap((minutes) => [
    ...repeat(minutes * 6, (i): Change => [
      -(2 * 60 + Math.floor(i / 6)) * MINUTE + (i % 6) * SECOND,
      `BUSY${minutes}`,
      'modify',
      `C:\\b\\${i}.log`,
      '',
      `svc${i}.exe`,
      '',
    ]),
    ...repeat(29, (i): Change => [
      i * SECOND,
      `BUSY${minutes}`,
      'modify',
      `C:\\b\\${i}\\f.${KINDS[i % 4]}`,
      '',
      'b.exe',
      '',
    ]),
    ...renames(`BUSY${minutes}`, SECOND, 'c.exe', '', 10 * MINUTE),
  ]),
];

/** Bursts at the edge of each window and number, and each label that lowers a burst. */
export const IMPACT_FILE_SPIKE_EDGES: readonly EdgeCase[] = [
  {
    name: 'edges: bursts of file changes',
    tables: {
      file_logs: csvText(
        'timestamp,host,user,operation,file_path,file_name,previous_name,process_name,process_id,request_ip',
        changes.map(([ms, host, operation, path, previous, process, requestIp]) => [
          at(Math.round(ms)),
          host,
          'Mallory',
          operation,
          path,
          nameOf(path),
          previous,
          process,
          process === '' ? '' : 77,
          requestIp,
        ]),
      ),
    },
  },
];
