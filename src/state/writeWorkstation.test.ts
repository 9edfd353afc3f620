import { afterAll, beforeAll, expect, it } from 'vitest';
import { trustedSql } from '../core/sqlText';
import type { CellValue, Db } from '../db/db';
import { startTestDb } from '../db/testing/nodeHost';
import { CARRIED_TABLES } from '../export/workstation/carriedTable';
import { HOSTILE_FACTS, hostileValues, startHostileDb } from './testing/hostileCase';
import { type Folder, runWorkstation, textOf, unpacked } from './testing/workstationRun';
import { writeWorkstation } from './writeWorkstation';

let page: Db;
let workstation: Db;
let folder: Folder;
beforeAll(async () => {
  [page, workstation] = await Promise.all([startHostileDb(), startTestDb()]);
  folder = await unpacked(await writeWorkstation(page, HOSTILE_FACTS, {}, Date.UTC(2026, 2, 12)));
}, 60_000);
afterAll(() => Promise.all([page.close(), workstation.close()]));

async function values(db: Db, table: string): Promise<CellValue[][]> {
  const rows = await db.query(
    trustedSql(`select hex(columns(*)::varchar) from ${table} order by file_id, record`),
  );
  return Array.from({ length: rows.rowCount }, (_, r) =>
    rows.columns.map((_column, c) => rows.cell(r, c)),
  );
}

it('carries every text through the CSV unchanged, and keeps an empty text and null apart', async () => {
  await runWorkstation(workstation, folder);
  const carried = await values(workstation, 'process_logs');
  expect(carried).toHaveLength(hostileValues().length);
  expect(carried).toEqual(await values(page, 'process_logs'));
  expect(carried.flat()).toContain('');
  expect(carried.flat()).toContain(null);
  expect(await values(workstation, 'argument_entropy')).toEqual(
    await values(page, 'argument_entropy'),
  );
}, 60_000);

it('creates the tables that the page has, column by column', async () => {
  for (const { name } of CARRIED_TABLES) {
    const described = trustedSql(`select column_name, column_type from (describe ${name})`);
    const [own, other] = [await page.query(described), await workstation.query(described)];
    const cells = (rows: typeof own): CellValue[] =>
      Array.from(
        { length: rows.rowCount },
        (_, r) => `${String(rows.cell(r, 0))} ${String(rows.cell(r, 1))}`,
      );
    expect(cells(other), name).toEqual(cells(own));
  }
});

it('reads with one reader what has line breaks, and long rows whole', () => {
  const [load = ''] = /copy "process_logs"[^;]*/.exec(textOf(folder, 'run.sql')) ?? [];
  expect(load).toContain('parallel false');
  expect(Number(/max_line_size (\d+)/.exec(load)?.[1])).toBeGreaterThan(9_000_000);
  expect(/copy "argument_entropy"[^;]*/.exec(textOf(folder, 'run.sql'))?.[0]).not.toMatch(
    /parallel|max_line_size/,
  );
});

it('leaves out a hunt whose parameter names a table that is no normalised one, and says so', async () => {
  const params = { 'correlate-tables': { left_table: 'evidence.hostile', window_minutes: 5 } };
  const zip = await writeWorkstation(page, HOSTILE_FACTS, params, Date.UTC(2026, 2, 12));
  expect(textOf(await unpacked(zip), 'README.txt')).toContain(
    'It reads "evidence.hostile", which is no normalised table (Left table).',
  );
});

it('fills in the parameters of the case', async () => {
  const params = {
    'correlate-tables': {
      left_table: 'process_logs',
      left_key: 'user',
      right_table: 'process_logs',
      right_key: 'parent_process',
      window_minutes: 7,
    },
  };
  const zip = await writeWorkstation(page, HOSTILE_FACTS, params, Date.UTC(2026, 2, 12));
  const text = textOf(await unpacked(zip), 'hunts/correlate-tables.sql');
  expect(text).toContain('-- Parameter window_minutes = 7 min');
  expect(text).toContain('((7) * 60000000::bigint)');
  expect(text).toContain('"changed":{"left_table":"process_logs"');
});

it('stops when it is cancelled', async () => {
  const stop = new AbortController();
  const work = writeWorkstation(page, HOSTILE_FACTS, {}, 0, {
    signal: stop.signal,
    onProgress: () => stop.abort(),
  });
  await expect(work).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
});
