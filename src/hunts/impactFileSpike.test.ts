import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '../db/db';
import { hunt } from './library/impact-file-spike/hunt';
import { loadTables, startHuntDb } from './testing/caseTables';
import { csvText, instant } from './testing/csvText';
import { runCase } from './testing/runCase';

let db: Db;
beforeAll(async () => {
  db = await startHuntDb();
});
afterAll(() => db.close());

const HEADER =
  'timestamp,host,operation,file_path,file_name,previous_name,process_name,process_id,request_ip';
const BASES = ['2026-03-01T12:00:00.000Z', '2026-03-01T23:59:30.000Z', '2026-03-01T11:58:59.500Z'];
const KINDS = ['docx', 'xlsx', 'pdf', 'jpg'];

interface Change {
  readonly ms: number;
  readonly operation: string;
  readonly folder: string;
  readonly name: string;
  readonly was?: string;
  readonly host?: string;
  readonly process?: string;
  readonly id?: number;
  readonly ip?: string;
}

async function found(changes: readonly Change[]): Promise<string[]> {
  const answers = new Set<string>();
  for (const base of BASES) {
    const rows = changes.map((change) => [
      instant(base, change.ms),
      change.host ?? 'WS1',
      change.operation,
      `${change.folder}\\${change.name}`,
      change.name,
      change.was ?? '',
      change.process ?? 'enc.exe',
      change.id ?? 7,
      change.ip ?? '',
    ]);
    await loadTables(db, { file_logs: csvText(HEADER, rows) });
    const { findings } = await runCase(db, hunt);
    const lines = findings.map((f) => `${f.host ?? '-'} ${f.severity} ${f.rows.length}`);
    answers.add(JSON.stringify(lines.sort()));
  }
  expect(answers.size).toBe(1);
  return JSON.parse([...answers][0] ?? '[]') as string[];
}

const many = (count: number, change: (i: number) => Change): Change[] =>
  Array.from({ length: count }, (_, i) => change(i));

const renamed =
  (stepMs: number, folders = 3, suffix = 'lck9', more: Partial<Change> = {}) =>
  (i: number): Change => {
    const was = `paper ${i}.${KINDS[i % 4] ?? ''}`;
    const folder = `C:\\Users\\ann\\f${i % folders}`;
    return { ms: i * stepMs, operation: 'rename', folder, name: `${was}.${suffix}`, was, ...more };
  };

const deleted =
  (stepMs: number, more: Partial<Change> = {}) =>
  (i: number): Change => ({
    ms: i * stepMs,
    operation: 'delete',
    folder: 'C:\\Data',
    name: `d${i}.${KINDS[i % 4] ?? ''}`,
    ...more,
  });

describe('rate of file changes', () => {
  it.each([
    ['20 files in 60 s', many(21, deleted(3_000)), ['WS1 medium 21']],
    ['19 files in any 60 s', many(19, deleted(1_000)), []],
    ['20 files in more than 60 s', many(20, deleted(3_158)), []],
    ['out of order', many(21, deleted(3_000)).reverse(), ['WS1 medium 21']],
    ['one file again and again', many(60, (i) => ({ ...deleted(500)(i), name: 'a.docx' })), []],
    ['twice 10 of two processes', many(20, (i) => ({ ...deleted(500)(i), id: i % 2 })), []],
    ['twice 10 on two hosts', many(20, (i) => ({ ...deleted(500)(i), host: `WS${i % 2}` })), []],
    [
      'files only created',
      many(20, deleted(500, { operation: 'create' })),
      ['WS1 informational 20'],
    ],
    ['one kind only', many(20, (i) => ({ ...deleted(500)(i), name: `${i}.docx` })), ['WS1 low 20']],
    [
      'all in one quiet tree',
      many(20, deleted(500, { folder: 'C:\\Windows\\Temp' })),
      ['WS1 low 20'],
    ],
  ] as const)('%s', async (_, changes, expected) => {
    expect(await found(changes)).toEqual(expected);
  });

  it('takes the usual rate of the host as the bar', async () => {
    const day = Array.from({ length: 120 }, (_, minute) => minute).flatMap((minute) =>
      many(10, (i) =>
        deleted(0, {
          ms: -86_400_000 + minute * 60_000 + i * 6_000,
          id: 1,
          name: `n${minute}-${i}.tmp`,
        })(i),
      ),
    );
    expect(await found([...day, ...many(49, deleted(500))])).toEqual([]);
    expect(await found([...day, ...many(55, deleted(500))])).toEqual(['WS1 medium 55']);
  });
});

describe('new extension', () => {
  it.each([
    ['20 files in 3 folders in 5 min', many(20, renamed(15_000)), ['WS1 medium 20']],
    ['20 files in more than 5 min', many(20, renamed(15_790)), []],
    ['19 files', many(19, renamed(15_000)), []],
    ['2 folders', many(20, renamed(15_000, 2)), []],
    ['fast', many(20, renamed(1_000)), ['WS1 high 20']],
    ['a temporary extension', many(20, renamed(1_000, 3, 'tmp')), ['WS1 low 20']],
    ['an extension for each file', many(20, (i) => renamed(15_000, 3, `e${i}`)(i)), []],
    [
      'a known tool',
      many(20, renamed(1_000, 3, 'lck9', { process: 'OneDrive.exe' })),
      ['WS1 low 20'],
    ],
  ] as const)('%s', async (_, changes, expected) => {
    expect(await found(changes)).toEqual(expected);
  });

  it('is not new when the host had it a day before', async () => {
    const before = (ms: number): Change => ({ ...renamed(0)(99), ms, id: 1 });
    const burst = many(20, renamed(15_000));
    expect(await found([before(-86_400_001), ...burst])).toEqual([]);
    expect(await found([before(-86_400_000), ...burst])).toEqual(['WS1 medium 20']);
  });

  it.each([
    [5_000, ['WS1 medium 40']],
    [5_001, []],
  ])('puts a created and a deleted file %i ms apart together', async (apartMs, expected) => {
    const pairs = many(20, renamed(12_000)).flatMap(({ ms, folder, was = '' }) => {
      const stem = was.slice(0, was.lastIndexOf('.'));
      return [
        { ms, operation: 'create', folder, name: `${stem}.lck9` },
        { ms: ms + apartMs, operation: 'delete', folder, name: was },
      ];
    });
    expect(await found(pairs)).toEqual(expected);
  });

  it('names the machine behind a share and keeps two of them apart', async () => {
    const share = { process: 'System', id: 4, host: 'FS1' };
    const two = many(40, (i) => renamed(500, 3, 'lck9', { ...share, ip: `10.0.0.${i % 2}` })(i));
    expect(await found(two)).toEqual(['FS1 high 20', 'FS1 high 20']);
    const { findings } = await runCase(db, hunt);
    expect(findings[0]?.summary).toContain('10.0.0.0 over the network');
  });
});

describe('notes', () => {
  const note = (i: number, more: Partial<Change> = {}): Change => ({
    ms: i * 1_000,
    operation: 'create',
    folder: `C:\\Users\\ann\\f${i}`,
    name: 'RESTORE.hta',
    ...more,
  });

  it.each([
    ['in 3 folders', many(3, (i) => note(i)), ['WS1 low 3']],
    ['in 2 folders', many(2, (i) => note(i)), []],
    ['in 3 folders within 5 min', many(3, (i) => note(i, { ms: i * 150_000 })), ['WS1 low 3']],
    ['in 3 folders within more', many(3, (i) => note(i, { ms: i * 150_001 })), []],
    ['in 15 folders', many(15, (i) => note(i)), ['WS1 medium 15']],
    ['over a share', many(3, (i) => note(i, { ip: '10.0.0.9' })), ['WS1 medium 3']],
    [
      'among far more other files',
      [...many(3, (i) => note(i)), ...many(4, (i) => note(1, { name: `${i}.c` }))],
      [],
    ],
    [
      'beside renames',
      [...many(20, renamed(1_000)), ...many(3, (i) => note(i))],
      ['WS1 critical 23'],
    ],
  ] as const)('%s', async (_, changes, expected) => {
    expect(await found(changes)).toEqual(expected);
  });
});

it('reads the result export', async () => {
  await loadTables(db, {
    file_spike: csvText('timestamp,host,process_name,file_count,extension', [
      ['2026-03-01 10:00:00', 'WS1', 'enc.exe', 900, '.lck9'],
      ['2026-03-01 10:05:00', 'WS1', 'enc.exe', 900, '.lck9'],
      ['2026-03-01 10:00:00', 'WS2', 'OneDrive.exe', 400, '.docx'],
      ['2026-03-01 10:00:00', 'WS3', 'a.exe', 19, ''],
    ]),
  });
  const { findings } = await runCase(db, hunt);
  expect(findings.map((f) => [f.host, f.severity, f.rows.length])).toEqual([
    ['WS1', 'high', 2],
    ['WS2', 'low', 1],
  ]);
});
