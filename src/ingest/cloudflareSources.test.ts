import { readFileSync, readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { trustedSql } from '../core/sqlText';
import { recordsOf } from '../db/rowsOf';
import { isBalanced } from './sourceReport';
import { TELLING_TABLES } from './testing/eventRows';
import { TestIntake } from './testing/intake';

/** Of each sample, the rows of every table it fills; columns that are not named are null. */
type Expected = Readonly<Record<string, Readonly<Record<string, readonly object[]>>>>;

const OWN = /^(cloudflare-(?!upload)|zeek-|windows-dhcp)/;
const root = new URL('./sources/', import.meta.url);
const folders = readdirSync(root).filter((folder) => OWN.test(folder));
const cases = folders.flatMap((folder) => {
  const text = readFileSync(new URL(`./${folder}/expected.json`, root), 'utf8');
  const expected = JSON.parse(text) as Expected;
  return Object.entries(expected).map(([file, tables]) => ({ folder, file, tables }));
});

let intake: TestIntake;
beforeAll(async () => {
  intake = await TestIntake.start();
});
afterAll(() => intake.db.close());

async function rowsOf(table: string, fileId: number): Promise<object[]> {
  const text = `select * exclude (file_id) from ${table} where file_id = ${fileId} order by record`;
  return recordsOf(await intake.db.query(trustedSql(text))).map((row) =>
    Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)),
  );
}

const dropSample = (folder: string, file: string) =>
  intake.drop(file, readFileSync(new URL(`./${folder}/samples/${file}`, root)));

describe('samples of Cloudflare, Zeek and DHCP', () => {
  it('all have their rows written down', () => {
    const samples = folders.flatMap((folder) =>
      readdirSync(new URL(`./${folder}/samples/`, root)).map((file) => `${folder}/${file}`),
    );
    expect(cases.map(({ folder, file }) => `${folder}/${file}`).sort()).toEqual(samples.sort());
  });

  it.each(cases)('$folder: $file fills exactly these rows', async ({ folder, file, tables }) => {
    const report = await dropSample(folder, file);
    expect(report.source).toBe(folder);
    const filled: Record<string, object[]> = {};
    for (const { name } of TELLING_TABLES) {
      const rows = await rowsOf(name, report.fileId);
      if (rows.length > 0) filled[name] = rows;
    }
    expect(filled).toEqual(tables);
  });
});

describe('the clocks of Logpush', () => {
  it.each([
    ['cloudflare-http-requests', 'http_requests', '2024-03-05T09:00:00'],
    ['cloudflare-zero-trust-sessions', 'zero_trust_network_sessions', '2024-03-05T09:10:00'],
  ])('give one instant in %s', async (folder, stem, instant) => {
    for (const kind of ['rfc3339', 'unix', 'unixnano']) {
      const report = await dropSample(folder, `${stem}_${kind}.ndjson`);
      expect(report.time.basis).toBe('explicit');
      expect(report.warnings).toEqual([]);
      expect(report.firstSeen?.slice(0, 19)).toBe(instant);
    }
  });
});

describe('a table of all datasets', () => {
  it('dates each record by the time of its dataset', async () => {
    const report = await dropSample('cloudflare-v2-cl', 'CloudflareV2_CL.csv');
    expect(report.undated).toBe(0);
    expect(report.time.column).toContain(
      'EdgeStartTimestamp, else Datetime, else SessionStartTime',
    );
    expect(report.lastSeen).toBe('2024-03-05T10:10:00.000Z');
  });

  it.each(['network_logons.csv', 'http_requests.csv', 'process_file.csv'])(
    'is known by its fields when it is named %s',
    async (name) => {
      const header =
        'TimeGenerated,Action,ActionType,ActorEmail,Allowed,AppDomain,ClientIP,ClientRequestHost,Datetime,DestinationIP,DestinationPort,DeviceName,EdgeStartTimestamp,Email,Event,EventType,Host,HTTPHost,HTTPMethod,IP,IPAddress,Method,Outcome,Protocol,QueryName,RayID,SessionID,SourceIP,SrcIP,Status,Timestamp,URL,UserAgent,Username,Type';
      const record = `2024-03-05T11:00:00Z,allow${','.repeat(33)}CloudflareV2_CL`;
      expect((await intake.drop(name, `${header}\n${record}\n`)).source).toBe('cloudflare-v2-cl');
    },
  );

  it('falls back to the time of arrival', async () => {
    const header = 'TimeGenerated,Datetime,SourceIP,HTTPHost,HTTPMethod,Email,Type';
    const record = '2024-03-05T11:00:00Z,,10.1.0.20,drop.example.net,POST,al@corp,CloudflareV2_CL';
    const report = await intake.drop('gateway_network.csv', `${header}\n${record}\n`);
    expect(report.source).toBe('cloudflare-v2-cl');
    expect(await rowsOf('web_logs', report.fileId)).toMatchObject([
      { timestamp: '2024-03-05T11:00:00.000Z', user: 'al', user_domain: 'corp' },
    ]);
  });
});

describe('the DHCP audit log', () => {
  it('tells how many lines stand before the header, and whose clock it is', async () => {
    const report = await dropSample('windows-dhcp', 'DhcpSrvLog-Tue.log');
    const warnings = report.warnings.join(' ');
    expect(warnings).toContain('30 lines before the header were left out');
    expect(warnings).toContain('"Date, Time" is local time of a zone it does not say');
    expect(report).toMatchObject({ records: 8, loaded: 8, blank: 0, undated: 0 });
    expect(report.time).toMatchObject({ column: 'Date, Time', basis: 'assumed' });
    const evidence = await intake.db.query(
      trustedSql('select * from evidence.dhcpsrvlog_tue limit 1'),
    );
    const names = evidence.columns.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['ID', 'Date', 'Time', 'IP Address']));
    expect(names.filter((name) => name.startsWith(' '))).toEqual([]);
  });

  it('counts lines from the top of the file and never takes a day for a month', async () => {
    const text = [
      '\t\tMicrosoft DHCP Service Activity Log',
      '',
      'ID,Date,Time,Description,IP Address,Host Name,MAC Address',
      '10,25/12/23,08:00:00,Assign,10.1.0.30,WS3,00155D010130',
      '10,12/25/23,08:00:00,Assign,10.1.0.30,WS3,00155D010130,,more',
      '11,12/25/23,09:00:00,Renew,10.1.0.30,WS3,00155D010130',
    ].join('\n');
    const report = await intake.drop('DhcpSrvLog-Mon.log', text);
    expect(isBalanced(report)).toBe(true);
    expect(report).toMatchObject({ records: 3, loaded: 2, rejected: 1, undated: 1 });
    expect(report.rejects[0]).toMatchObject({ record: 2, line: 5 });
    expect(await rowsOf('lease_logs', report.fileId)).toMatchObject([
      { record: 1, host: 'WS3', action: 'leased' },
      { record: 3, timestamp: '2023-12-25T09:00:00.000Z', action: 'renewed' },
    ]);
  });

  it('of IPv6 is a table of its own without its preamble', async () => {
    const text =
      '\t\tMicrosoft DHCPv6 Service Activity Log\r\n\r\nID,Date,Time,Description,IPv6 Address,Host Name\r\n11010,05/11/18,03:14:55,DHCPV6 Started,,\r\n';
    const report = await intake.drop('DhcpV6SrvLog-Fri.log', text);
    expect(report).toMatchObject({ source: 'table', records: 1, loaded: 1 });
    expect(report.warnings.join(' ')).toContain('2 lines before the header were left out');
  });
});
