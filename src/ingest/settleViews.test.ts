import { afterAll, beforeAll, expect, it } from 'vitest';
import { trustedSql } from '../core/sqlText';
import { TestIntake } from './testing/intake';
import { refreshViews } from './refreshViews';

let intake: TestIntake;
beforeAll(async () => {
  intake = await TestIntake.start();
});
afterAll(() => intake.db.close());

const FILES = 8;

function drop(n: number) {
  return intake.load(
    `process_logs_${n}.csv`,
    `timestamp,host,user,process_name,parent_process,arguments\n2026-03-02T10:00:0${n}Z,ws${n}.corp.example,CORP\\u${n},C:\\a\\p${n}.exe,b.exe,-n ${n}\n`,
  );
}

async function answer(text: string): Promise<unknown> {
  return (await intake.db.query(trustedSql(text))).cell(0, 0);
}

const isSettled = (): Promise<unknown> =>
  answer(`select contains(sql, 'settled') from duckdb_views() where view_name = 'process_logs'`);

it('copies what many files fill, and what comes and goes later is seen', async () => {
  for (let n = 1; n < FILES; n++) await drop(n);
  await refreshViews(intake.db, intake.catalog);
  expect(await isSettled()).toBe(false);
  const text = `select string_agg(concat_ws(' ', timestamp, host, "user", process_name, record), ', ' order by host)
    from process_logs where host < 'WS8'`;
  const before = await answer(text);

  const last = await drop(FILES);
  await refreshViews(intake.db, intake.catalog);
  expect(await isSettled()).toBe(true);
  expect(await answer(text)).toBe(before);
  expect(await answer('select count(*)::integer from process_logs')).toBe(FILES);

  await drop(FILES + 1);
  await refreshViews(intake.db, intake.catalog);
  expect(await answer('select count(*)::integer from process_logs')).toBe(FILES + 1);

  intake.catalog.remove(last.fileId);
  await refreshViews(intake.db, intake.catalog);
  expect(await answer(`select count(*)::integer from process_logs where host = 'WS8'`)).toBe(0);
  expect(await answer('select count(*)::integer from process_logs')).toBe(FILES);
});
