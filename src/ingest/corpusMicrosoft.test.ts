import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ident, literal, sql } from '../core/sqlText';
import { recordsOf } from '../db/rowsOf';
import { TestIntake } from './testing/intake';

/** Real exports kept beside the project; they are no part of it. */
const folder = fileURLToPath(new URL('../../../shared/data', import.meta.url));
const present = existsSync(folder);
if (!present) console.info('Skipped: there are no real exports beside the project.');

/** Rows and times counted by independent scripts. */
const KNOWN = [
  {
    name: 'mde-msticpy/mde_proc_cs1.csv',
    source: 'mde-raw-process',
    table: 'process_logs',
    rows: 1_564,
    first: '2021-06-22T11:17:29.430145Z',
    last: '2021-06-25T02:44:40.276841Z',
  },
  {
    name: 'sentinel-msticpy/processes_on_host.csv',
    source: 'sentinel-security-event',
    table: 'process_logs',
    rows: 363,
    first: '2019-01-15T04:15:26.000Z',
    last: '2019-01-15T05:24:26.010Z',
  },
  {
    name: 'sentinel-msticpy/host_logons.csv',
    source: 'sentinel-security-event',
    table: 'auth_logs',
    rows: 14,
    first: '2019-01-15T01:42:28.340Z',
    last: '2019-01-15T05:15:14.453Z',
  },
];

describe.runIf(present)('real exports of Defender and Sentinel', () => {
  let intake: TestIntake;
  beforeAll(async () => {
    intake = await TestIntake.start();
  });
  afterAll(() => intake.db.close());

  const drop = (name: string) =>
    intake.drop(path.basename(name), readFileSync(path.join(folder, name)));

  it.each(KNOWN)('$name is $source', async ({ name, source, table, rows, first, last }) => {
    const report = await drop(name);
    const [found] = recordsOf(
      await intake.db.query(sql`
        select count(*)::integer as rows, min(timestamp) as first, max(timestamp) as last
        from ${ident(table)} where file_id = ${literal(report.fileId)}`),
    );
    expect(report.source).toBe(source);
    expect(found).toEqual({ rows, first, last });
  });

  it('names the parent of the deletion of the shadow copies', async () => {
    const { fileId } = await drop('sentinel-msticpy/processes_on_host.csv');
    const rows = await intake.db.query(sql`
      select timestamp, host, "user", user_domain, process_name, parent_process, arguments
      from process_logs
      where file_id = ${literal(fileId)} and contains(arguments, 'delete shadows')`);
    expect(recordsOf(rows)).toEqual([
      {
        timestamp: '2019-01-15T05:15:17.137Z',
        host: 'MSTICALERTSWIN1',
        user: 'MSTICAdmin',
        user_domain: 'MSTICAlertsWin1',
        process_name: 'vssadmin.exe',
        parent_process: 'cmd.exe',
        arguments: 'vssadmin  delete shadows /all /quiet',
      },
    ]);
  });

  it('reads who started each process of the raw records', async () => {
    const { fileId } = await drop('mde-msticpy/mde_proc_cs1.csv');
    const rows = await intake.db.query(sql`
      select count(parent_arguments)::integer as parents, count(original_name)::integer as originals,
        (select count(*)::integer from log_records where file_id = ${literal(fileId)}) as logged
      from process_logs where file_id = ${literal(fileId)}`);
    expect(recordsOf(rows)).toEqual([{ parents: 1_564, originals: 1_490, logged: 1_564 }]);
  });

  it('tells the logons apart', async () => {
    const { fileId } = await drop('sentinel-msticpy/host_logons.csv');
    const rows = await intake.db.query(sql`
      select outcome, logon_type, count(*)::integer as logons from auth_logs
      where file_id = ${literal(fileId)} group by all order by logon_type`);
    expect(recordsOf(rows)).toEqual([
      { outcome: 'success', logon_type: '3', logons: 1 },
      { outcome: 'success', logon_type: '4', logons: 2 },
      { outcome: 'success', logon_type: '5', logons: 11 },
    ]);
  });
});
