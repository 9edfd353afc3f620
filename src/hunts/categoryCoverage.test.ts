import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '../db/db';
import { tableNamed } from '../schema/tables';
import { numberOf } from '../db/rowsOf';
import { ident, sql } from '../core/sqlText';
import { categoryCoverage } from './categoryCoverage';
import type { CategoryFact, PartFact } from './coverageFact';
import { LOG_CATEGORIES } from './logCategories';
import { type CaseTables, loadTables, startHuntDb } from './testing/caseTables';
import { csvText } from './testing/csvText';

let db: Db;
beforeAll(async () => {
  db = await startHuntDb();
});
afterAll(() => db.close());

const SPAN = { from: '2026-03-01T00:00:00.000Z', to: '2026-03-03T00:00:00.000Z' };

async function coverageOf(tables: CaseTables, span: typeof SPAN | null = SPAN) {
  await loadTables(db, tables);
  const counts = new Map<string, number>();
  for (const name of Object.keys(tables)) {
    counts.set(name, numberOf(await db.query(sql`select count(*) from ${ident(name)}`)));
  }
  return categoryCoverage(db, span, counts);
}

function partIn(categories: readonly CategoryFact[], id: string): PartFact {
  const part = categories.flatMap((category) => category.parts).find((each) => each.id === id);
  if (!part) throw new RangeError(`There is no part ${id}.`);
  return part;
}

const verdictsOf = (categories: readonly CategoryFact[]) =>
  categories.map((category) => category.verdict);

/** One record an hour on each host over the whole span. */
const hourly = (
  columns: string,
  hosts: readonly string[],
  valuesOf: (host: string, hour: number) => readonly string[],
): string =>
  csvText(
    `timestamp,host,${columns}`,
    Array.from({ length: 49 }, (_, hour) =>
      hosts.map((host) => [
        new Date(Date.parse(SPAN.from) + hour * 3_600_000).toISOString(),
        host,
        ...valuesOf(host, hour),
      ]),
    ).flat(),
  );

const HOSTS = ['WS1', 'WS2', 'WS3', 'WS4', 'WS5'];
const processes = hourly('process_name,parent_process,arguments', HOSTS, () => [
  'a.exe',
  'b.exe',
  '/x',
]);
const logons = hourly('user,outcome,logon_type,source_ip', HOSTS, () => [
  'al',
  'success',
  '3',
  '10.0.0.9',
]);

describe('the five log categories', () => {
  it('name only tables and columns that exist', () => {
    const parts = LOG_CATEGORIES.flatMap((category) => category.parts);
    const named = parts.flatMap((part) => [
      ...[...part.columns, ...part.everyRecord, ...(part.toldBy ? [part.toldBy] : [])].map(
        (column): [string, string] => [part.table, column],
      ),
      ...(part.answeredBy
        ? [[part.answeredBy.table, part.answeredBy.column ?? 'timestamp'] as [string, string]]
        : []),
    ]);
    const unknown = named.filter(
      ([table, name]) => !tableNamed(table)?.columns.some((column) => column.name === name),
    );
    expect(unknown).toEqual([]);
    expect(new Set(parts.map((part) => part.id)).size).toBe(parts.length);
    expect(parts.filter((part) => !/^[A-Z].*\.$/.test(part.export))).toEqual([]);
  });

  it('are all missing without evidence, each hole with the export that fills it', async () => {
    const categories = await coverageOf({}, null);
    expect(verdictsOf(categories)).toEqual(Array(5).fill('missing'));
    const parts = categories.flatMap((category) => category.parts);
    expect(parts.filter((part) => part.verdict !== 'missing' || part.fill === null)).toEqual([]);
    expect(partIn(categories, 'logons')).toMatchObject({
      reason: 'No logon in the evidence.',
      fill: expect.stringContaining('4625') as string,
    });
  });

  it('are present with every required log', async () => {
    const categories = await coverageOf({
      process_logs: processes,
      file_logs: csvText('timestamp,host,file_path,operation', [
        [SPAN.to, 'WS1', 'C:\\a', 'rename'],
      ]),
      auth_logs: logons,
      account_logs: csvText('timestamp,host,user', [[SPAN.to, 'DC1', 'al']]),
      service_logs: csvText('timestamp,host,name,image_path', [[SPAN.to, 'WS1', 'svc', 'x.exe']]),
      web_logs: hourly('source_ip,url_host,bytes_out', HOSTS, () => ['10.0.0.1', 'a.example', '9']),
      net_logs: hourly('source_ip,dest_ip', HOSTS, () => ['10.0.0.1', '10.0.0.2']),
      control_logs: csvText('timestamp,host,action', [[SPAN.to, 'WS1', 'log cleared']]),
    });
    expect(verdictsOf(categories)).toEqual(Array(5).fill('present'));
    expect(partIn(categories, 'process-starts')).toEqual({
      id: 'process-starts',
      label: 'Process starts',
      table: 'process_logs',
      isRequired: true,
      verdict: 'present',
      reason: null,
      fill: null,
      records: 245,
      dated: 245,
      last24h: 120,
      hosts: 5,
      firstSeen: SPAN.from,
      lastSeen: SPAN.to,
      lacking: {},
      answeredBy: null,
    });
    expect(partIn(categories, 'leases')).toMatchObject({ verdict: 'missing', isRequired: false });
  });
});

describe('a part', () => {
  it('is answered by its result export when the raw log is missing', async () => {
    const categories = await coverageOf({
      process_logs: processes,
      file_spike: csvText('timestamp,host,file_count', [
        [SPAN.from, 'WS1', '900'],
        [SPAN.to, 'WS1', '800'],
      ]),
    });
    expect(categories[0]).toMatchObject({ verdict: 'present' });
    expect(partIn(categories, 'file-changes')).toMatchObject({
      verdict: 'present',
      table: 'file_spike',
      records: 2,
      last24h: 1,
      hosts: 1,
      reason: 'Answered by result export file_spike.csv, not by the log itself.',
      answeredBy: { export: 'file_spike.csv', records: 2 },
    });
  });

  it('does not take a result export for an answer that lacks the needed column', async () => {
    const rows = (bytes: string) =>
      csvText('timestamp,source_ip,url_host,bytes_out', [
        [SPAN.to, '10.0.0.1', 'a.example', bytes],
      ]);
    const without = await coverageOf({ cloudflare_upload: rows('') });
    expect(partIn(without, 'web-requests').verdict).toBe('present');
    expect(partIn(without, 'upload-sizes').verdict).toBe('missing');
    expect(without[3]?.verdict).toBe('partial');
    const withSizes = await coverageOf({ cloudflare_upload: rows('7') });
    expect(partIn(withSizes, 'upload-sizes').verdict).toBe('present');
  });

  it('has no sizes in gateway_http alone, and has them with the sessions', async () => {
    const requests = hourly('source_ip,url_host,bytes_out,dataset', HOSTS, () => [
      '10.0.0.1',
      'a.example',
      '',
      'gateway_http',
    ]);
    const alone = await coverageOf({ web_logs: requests });
    expect(partIn(alone, 'web-requests').verdict).toBe('present');
    expect(partIn(alone, 'upload-sizes')).toMatchObject({
      verdict: 'missing',
      reason: 'No record of web_logs has bytes_out.',
      fill: expect.stringContaining('zero_trust_network_sessions') as string,
    });
    const session = `${SPAN.to},WS1,10.0.0.1,a.example,512,sessions\n`;
    const both = await coverageOf({ web_logs: requests + session });
    expect(partIn(both, 'upload-sizes')).toMatchObject({ verdict: 'present', records: 1 });
  });

  it.each([
    ['one in five records may lack a field', 49, 'present', null],
    ['more than one in five may not', 50, 'partial', '50 of 245 records have no arguments.'],
  ])('%s', async (_fact, lacking, verdict, reason) => {
    let n = 0;
    const categories = await coverageOf({
      process_logs: hourly('process_name,parent_process,arguments', HOSTS, () => [
        'a.exe',
        'b.exe',
        n++ < lacking ? '' : '/x',
      ]),
    });
    expect(partIn(categories, 'process-starts')).toMatchObject({
      verdict,
      reason,
      lacking: { arguments: lacking },
    });
  });

  it('is missing when no record has the field it is about', async () => {
    const categories = await coverageOf({
      process_logs: hourly('process_name,parent_process', HOSTS, () => ['a.exe', 'b.exe']),
    });
    expect(partIn(categories, 'process-starts').verdict).toBe('partial');
    expect(partIn(categories, 'command-lines')).toMatchObject({
      verdict: 'missing',
      reason: 'No record of process_logs has arguments.',
    });
  });

  it('is partial when a steady log reaches over part of the evidence only', async () => {
    const halfDay = hourly('process_name,parent_process,arguments', HOSTS, () => ['a', 'b', 'c'])
      .split('\n')
      .slice(0, 1 + 12 * HOSTS.length)
      .join('\n');
    const part = partIn(await coverageOf({ process_logs: halfDay }), 'process-starts');
    expect(part.verdict).toBe('partial');
    expect(part.reason).toBe(
      'The records reach from 2026-03-01 00:00:00.000Z to 2026-03-01 11:00:00.000Z, the evidence from 2026-03-01 00:00:00.000Z to 2026-03-03 00:00:00.000Z.',
    );
    expect(part.fill).toBe('Export the same log for the rest of that time.');
  });

  it('is partial when few hosts write a log that every host writes', async () => {
    const categories = await coverageOf({
      process_logs: processes,
      auth_logs: hourly('user,outcome', ['DC1', 'DC2'], () => ['al', 'success']),
    });
    expect(partIn(categories, 'logons')).toMatchObject({
      verdict: 'partial',
      reason: 'The records name 2 hosts, process_logs names 5.',
    });
    expect(partIn(categories, 'process-starts').verdict).toBe('present');
  });

  it('is partial when most of its records have no time', async () => {
    const undated = csvText('timestamp,host,process_name,parent_process,arguments', [
      ['', 'WS1', 'a', 'b', 'c'],
      [SPAN.to, 'WS1', 'a', 'b', 'c'],
    ]);
    expect(partIn(await coverageOf({ process_logs: undated }), 'process-starts')).toMatchObject({
      verdict: 'partial',
      records: 2,
      dated: 1,
      lacking: { timestamp: 1 },
    });
  });

  it('cannot tell network logons from others without the type of logon', async () => {
    const untyped = await coverageOf({
      auth_logs: hourly('user,outcome,source_ip', HOSTS, () => ['al', 'success', '10.0.0.9']),
    });
    expect(partIn(untyped, 'network-logons')).toMatchObject({
      verdict: 'missing',
      reason: 'No record of auth_logs has logon_type.',
    });
    const local = await coverageOf({
      auth_logs: hourly('user,outcome,logon_type', HOSTS, () => ['al', 'success', '2']),
    });
    expect(partIn(local, 'network-logons').reason).toBe(
      'None of the 245 records of auth_logs is a network or remote desktop logon.',
    );
    const words = await coverageOf({
      auth_logs: hourly('user,outcome,logon_type,source_ip', HOSTS, (_host, hour) => [
        'al',
        'success',
        hour % 2 ? 'Network' : 'Remote Interactive',
        '10.0.0.9',
      ]),
    });
    expect(partIn(words, 'network-logons')).toMatchObject({ verdict: 'present', records: 245 });
  });

  it.each([
    ['present without a record when the log that always records it is whole', 10, 'present'],
    ['missing when that log was exported for other events only', 9, 'missing'],
  ])('is %s', async (_fact, kinds, verdict) => {
    const rows = Array.from({ length: kinds }, (_, i) => [
      SPAN.to,
      'DC1',
      i % 2 ? 'Security' : 'WinEventLog:Security',
      String(4600 + i),
    ]);
    const others = Array.from({ length: 20 }, (_, i) => [SPAN.to, 'DC1', 'Application', String(i)]);
    const categories = await coverageOf({
      log_records: csvText('timestamp,host,channel,event_code', [...rows, ...others]),
    });
    expect(partIn(categories, 'log-clears')).toMatchObject({ verdict, records: 0 });
    expect(partIn(categories, 'privilege-changes').verdict).toBe(verdict);
    expect(partIn(categories, 'services-tasks').verdict).toBe('missing');
    if (verdict === 'present') {
      expect(partIn(categories, 'log-clears').reason).toBe(
        'No cleared log or stopped service among the 10 records of the logs that would tell of it.',
      );
    }
  });

  it('does not take changes at Cloudflare for cleared logs, nor access to files for changes', async () => {
    const categories = await coverageOf({
      control_logs: csvText('timestamp,host,provider', [[SPAN.to, 'WS1', 'Cloudflare']]),
      file_logs: csvText('timestamp,host,file_path,operation', [
        [SPAN.to, 'WS1', 'C:\\a', 'access'],
      ]),
    });
    expect(partIn(categories, 'log-clears').verdict).toBe('missing');
    expect(partIn(categories, 'file-changes').reason).toBe(
      'The one record of file_logs is no file change.',
    );
  });

  it('leaves dates outside the span of the evidence out of its first and last record', async () => {
    const stray = `${processes}1970-01-01T00:00:00.000Z,WS1,a.exe,b.exe,/x\n`;
    expect(partIn(await coverageOf({ process_logs: stray }), 'process-starts')).toMatchObject({
      records: 246,
      dated: 246,
      firstSeen: SPAN.from,
      verdict: 'present',
    });
  });
});
