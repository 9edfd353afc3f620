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

const HTTP = { source: 'cloudflare-http-requests', table: 'web_logs' };
const FIREWALL = { source: 'cloudflare-firewall-events', table: 'web_logs' };
const SESSIONS = { source: 'cloudflare-zero-trust-sessions', table: 'web_logs' };
const SENTINEL = { source: 'cloudflare-cl', table: 'web_logs' };

/** Rows, first and last second, and most bytes sent, counted by independent scripts. */
const KNOWN = [
  {
    ...SESSIONS,
    name: 'cloudflare/derived_apt29_day1/day1_zero_trust_network_sessions.ndjson',
    found: [613, '2020-04-30T00:06:38', '2020-04-30T00:45:00', 4_261_160],
  },
  {
    ...SESSIONS,
    name: 'cloudflare/derived_apt29_day1/day1_zero_trust_network_sessions_unixnano.ndjson',
    found: [613, '2020-04-30T00:06:38', '2020-04-30T00:45:00', 4_261_160],
  },
  ...['txt', 'csv'].map((ending) => ({
    ...HTTP,
    name: `cloudflare/log2graylog/sample-messages.${ending}`,
    found: [100, '2019-12-21T11:53:17', '2019-12-21T11:53:17', 1_018],
  })),
  {
    ...HTTP,
    name: 'cloudflare/panther/cloudflare_httpreq_bot_high_volume.ndjson',
    found: [2, '2022-05-07T18:53:12', '2022-05-07T18:53:12', 2_407],
  },
  {
    ...FIREWALL,
    name: 'cloudflare/panther/cloudflare_firewall_ddos.ndjson',
    found: [3, '2022-05-10T06:36:57', '2022-05-10T06:36:57', null],
  },
  {
    ...FIREWALL,
    name: 'cloudflare/panther/cloudflare_react2shell_rce_attempt.ndjson',
    found: [3, '2025-12-16T10:30:00', '2025-12-16T12:00:00', null],
  },
  ...['Cloudflare_CL_first4.json', 'DERIVED_Cloudflare_CL_portal_form.csv'].map((file) => ({
    ...SENTINEL,
    name: `cloudflare/sentinel_cloudflare_cl/${file}`,
    found: [4, '2021-03-15T18:50:00', '2021-03-15T18:51:31', 3_210],
  })),
  {
    source: 'zeek-conn',
    table: 'net_logs',
    name: 'zeek/apt29_day1_combined_zeek.ndjson',
    found: [613, '2020-04-30T00:06:38', '2020-04-30T00:45:00', 4_261_160],
  },
];

describe.runIf(present)('real exports of Cloudflare and Zeek', () => {
  let intake: TestIntake;
  beforeAll(async () => {
    intake = await TestIntake.start();
  });
  afterAll(() => intake.db.close());

  const drop = (name: string) =>
    intake.drop(path.basename(name), readFileSync(path.join(folder, name)));

  it.each(KNOWN)('$name is $source', async ({ name, source, table, found }) => {
    const report = await drop(name);
    expect(report).toMatchObject({ source, rejected: 0, undated: 0 });
    const [row] = recordsOf(
      await intake.db.query(sql`
        select count(*)::integer as rows, min(timestamp) as first, max(timestamp) as last,
          max(bytes_out)::integer as upload
        from ${ident(table)} where file_id = ${literal(report.fileId)}`),
    );
    const second = (value: unknown) => String(value).slice(0, 19);
    expect([row?.['rows'], second(row?.['first']), second(row?.['last']), row?.['upload']]).toEqual(
      found,
    );
  });

  it.each([
    ['cloudflare/derived_apt29_day1/day1_zero_trust_network_sessions.ndjson', 'web_logs'],
    ['cloudflare/derived_apt29_day1/day1_zero_trust_network_sessions_unixnano.ndjson', 'web_logs'],
    ['zeek/apt29_day1_combined_zeek.ndjson', 'net_logs'],
  ])('%s shows the copy to a neighbour, then the upload of the archive', async (name, table) => {
    const { fileId } = await drop(name);
    const rows = recordsOf(
      await intake.db.query(sql`
        select distinct strftime(timestamp, '%Y-%m-%dT%H:%M:%SZ') as second, source_ip, dest_ip, dest_port,
          bytes_out::integer as bytes_out
        from ${ident(table)} where file_id = ${literal(fileId)} and bytes_out is not null
        order by bytes_out desc limit 2`),
    );
    expect(rows).toEqual([
      {
        second: '2020-04-30T00:35:25Z',
        source_ip: '10.0.1.4',
        dest_ip: '10.0.1.6',
        dest_port: 445,
        bytes_out: 4_261_160,
      },
      {
        second: '2020-04-30T00:32:21Z',
        source_ip: '10.0.1.4',
        dest_ip: '192.168.0.4',
        dest_port: 80,
        bytes_out: 2_181_167,
      },
    ]);
  });
});
