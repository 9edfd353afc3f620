import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { trustedSql } from '../core/sqlText';
import { recordsOf } from '../db/rowsOf';
import { type SourceReport, isBalanced } from './sourceReport';
import { TestIntake } from './testing/intake';

/** Real exports kept beside the project; they are no part of it. */
const folder = fileURLToPath(new URL('../../../shared/data', import.meta.url));
const present = existsSync(folder);
if (!present) console.info('Skipped: there are no real exports beside the project.');

const XML_FOLDER = 'splunk/xmlwineventlog';
const xmlFiles = present ? readdirSync(path.join(folder, XML_FOLDER)).sort() : [];
const ACCOUNTS = ['4720', '4722', '4724', '4726', '4738'];

/** Events counted in the exports by independent scripts: table, event numbers, rows. */
const COUNTED: readonly (readonly [string, readonly string[], number])[] = [
  ['service_logs', ['7045', '4697'], 261],
  ['control_logs', ['1102', '104'], 123],
  ['account_logs', ['4728', '4732', '4756'], 46],
  ['account_logs', ACCOUNTS, 37],
  ['service_logs', ['4698', '4699', '4700', '4701', '4702', '106', '140', '141'], 9],
  ['auth_logs', ['4625'], 28],
  ['auth_logs', ['4624'], 147],
  ['auth_logs', ['4648'], 7],
  ['auth_logs', ['4771'], 78],
  ['file_logs', ['5140', '5145'], 2_438],
  ['account_logs', ['4672'], 55],
  ['account_logs', ['4781', '4794'], 6],
  // One of 110 holds no text.
  ['script_logs', ['4104'], 109],
];

describe.runIf(present)('real Windows events', () => {
  let intake: TestIntake;
  beforeAll(async () => {
    intake = await TestIntake.start();
  });
  afterAll(() => intake.db.close());

  const drop = (name: string): Promise<SourceReport> =>
    intake.drop(path.basename(name), readFileSync(path.join(folder, name)));

  async function rowsOf(report: SourceReport, table: string, codes: readonly string[]) {
    const list = codes.map((code) => `'${code}'`).join(', ');
    const text = `select * from ${table} where file_id = ${report.fileId} and event_code in (${list}) order by record`;
    return recordsOf(await intake.db.query(trustedSql(text)));
  }

  it.each([
    ['evtx-to-mitre/DERIVED_flat.csv', 'windows-event-flat'],
    ['evtx-to-mitre/events.ndjson', 'evtx-dump'],
  ])('%s gives the counted rows', async (name, source) => {
    const report = await drop(name);
    expect(report).toMatchObject({ source, records: 8_728, loaded: 8_728, undated: 0 });
    for (const [table, codes, rows] of COUNTED) {
      expect([codes, (await rowsOf(report, table, codes)).length]).toEqual([codes, rows]);
    }
    expect((await rowsOf(report, 'process_logs', ['1'])).length).toBe(14);
    expect((await rowsOf(report, 'process_logs', ['4688'])).length).toBe(1_260);
  });

  it('keeps member and group apart, and who ran a script, in the nested export', async () => {
    const report = await drop('evtx-to-mitre/events.ndjson');
    const commands = await rowsOf(report, 'script_logs', ['4103']);
    expect(commands.length).toBe(181);
    expect(commands[0]).toMatchObject({ user: 'admmig', user_domain: 'OFFSEC' });
    expect((await rowsOf(report, 'account_logs', ['4732']))[0]).toMatchObject({
      timestamp: '2020-07-12T05:12:58.312280Z',
      host: 'JUMP01',
      user: 'admmig',
      user_domain: 'OFFSEC',
      target_user: null,
      target_sid: 'S-1-5-21-1470532092-3758209836-3742276719-1001',
      group_name: 'Users',
      group_sid: 'S-1-5-32-545',
    });
  });

  it('finds the created accounts of the NXLog export', async () => {
    const report = await drop('splunk/nxlog_json/T1136.001.ndjson');
    expect(report).toMatchObject({ source: 'nxlog-flat', records: 5_619, undated: 0 });
    const created = await rowsOf(report, 'account_logs', ['4720']);
    expect(created.map((row) => row['target_user'])).toEqual([
      'T1136.001_CMD',
      'T1136.001_PowerShell',
      'T1136.001_Admin',
    ]);
    expect(new Set(created.map((row) => String(row['timestamp']).slice(0, 16)))).toEqual(
      new Set(['2020-07-20T13:31']),
    );
  });

  it.each([
    ['splunk/nxlog_json/T1136.001.ndjson', 'documented', 'shows that "EventTime" is UTC', ''],
    [
      'mordor/schtask_create_2020-12-1907003032.json',
      'explicit',
      '',
      '"@timestamp" says its zone, yet by UtcTime of 906 records it is 5 hours behind UTC',
    ],
  ])('%s: Sysmon tells the zone', async (name, basis, note, warning) => {
    const report = await drop(name);
    expect(report.time.basis).toBe(basis);
    expect(report.time.note).toContain(note);
    expect(report.warnings.join(' ')).toContain(warning);
    expect(report.warnings.join(' ')).not.toContain('does not say');
  });

  it('knows the Winlogbeat 6 export by its own names', async () => {
    const report = await drop('mordor/empire_net_user_domain_2019-03-19021158.json');
    expect(report.source).toBe('winlogbeat-6');
    const processes = await rowsOf(report, 'process_logs', ['1', '4688']);
    expect(processes.length).toBe(5);
    expect(new Set(processes.map((row) => row['host']))).toEqual(
      new Set(['HFDC01', 'HR001', 'IT001']),
    );
  });

  it.each([
    ['mordor/empire_launcher_vbs_2020-09-04160940.json', 5],
    ['mordor/empire_powerdump_sam_access_2020-09-22042230.json', 6],
    ['mordor/schtask_create_2020-12-1907003032.json', 10],
  ])('%s: every 4688 is the twin of one Sysmon record', async (name, starts) => {
    const report = await drop(name);
    const twins = await rowsOf(report, 'process_logs', ['4688']);
    const better = new Set(twins.map((row) => row['twin_record']));
    const sysmon = await rowsOf(report, 'process_logs', ['1']);
    expect([twins.length, better.size, sysmon.length]).toEqual([starts, starts, starts]);
    expect(new Set(sysmon.map((row) => row['record']))).toEqual(better);
    expect(sysmon.every((row) => row['twin_record'] === null)).toBe(true);
  });

  it.each(xmlFiles)('%s loads with every event dated', async (file) => {
    const report = await drop(path.join(XML_FOLDER, file));
    expect(report).toMatchObject({ status: 'loaded', source: 'windows-event-xml', undated: 0 });
    expect(isBalanced(report)).toBe(true);
  });
});
