import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ident, sql, trustedSql } from '../core/sqlText';
import { recordsOf } from '../db/rowsOf';
import { derivedColumns } from './derivedColumns';
import { TestIntake } from './testing/intake';

const root = new URL('./sources/', import.meta.url);

let intake: TestIntake;
beforeAll(async () => {
  intake = await TestIntake.start();
});
afterAll(() => intake.db.close());
/** Views over every sample so far would be slow to make. */
afterEach(() => intake.clear());

const dropSample = (folder: string, file: string) =>
  intake.drop(file, readFileSync(new URL(`./${folder}/samples/${file}`, root)));

async function logOf(fileId: number) {
  const rows = recordsOf(
    await intake.db.query(
      trustedSql(
        `select * exclude (file_id) from log_records where file_id = ${fileId} order by record`,
      ),
    ),
  );
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)),
  );
}

describe('log_records', () => {
  it('says where, in which log and as which number a Windows event stands', async () => {
    const { fileId } = await dropSample('windows-event-xml', 'events.xml');
    expect((await logOf(fileId))[0]).toMatchObject({
      host: 'WS1',
      channel: 'Security',
      provider: 'Microsoft-Windows-Security-Auditing',
      record: 1,
    });
  });

  it('names the source where a record names no log', async () => {
    const { fileId } = await dropSample('mde-process-events', 'DeviceProcessEvents.csv');
    expect(await logOf(fileId)).toEqual(
      ['ProcessCreated', 'OpenProcess'].map((event_code, i) => ({
        timestamp: ['2024-03-05T08:15:07.986275Z', '2024-03-05T08:15:08.500Z'][i],
        host: 'WS1',
        full_host: 'ws1.corp.example',
        channel: 'Defender advanced hunting: DeviceProcessEvents',
        event_code,
        record: i + 1,
      })),
    );
  });

  it.each([
    [
      'mde-device-union',
      'several_tables.csv',
      ['DeviceProcessEvents', 'DeviceFileEvents', 'DeviceNetworkEvents'],
    ],
    ['cloudflare-gateway-http', 'gateway_http.ndjson', ['gateway_http', 'gateway_http']],
    ['zeek-conn', 'streams.ndjson', ['conn', 'dns', 'http', 'conn']],
  ])('takes the channel of %s from the record or the dataset', async (folder, file, channels) => {
    const { fileId } = await dropSample(folder, file);
    expect((await logOf(fileId)).map(({ channel }) => channel)).toEqual(channels);
  });

  it('is the log of the client alone in a table of all Cloudflare datasets', async () => {
    const { fileId } = await dropSample('cloudflare-v2-cl', 'CloudflareV2_CL.csv');
    const channels = new Set((await logOf(fileId)).map(({ channel }) => channel));
    expect([...channels].sort()).toEqual([
      'gateway_dns',
      'gateway_http',
      'gateway_network',
      'sessions',
    ]);
  });

  it('adds no column to what is stored', async () => {
    await dropSample('evtx-dump', 'events.jsonl');
    const table = intake.catalog.tables.at(-1);
    const source = table?.recognition.source;
    if (!table || !source) throw new Error('The sample was not recognised.');
    const { log, ...withoutLog } = source;
    const names = (of: typeof source) => derivedColumns(of, table.columns).map(({ name }) => name);
    expect(log).toHaveLength(1);
    expect(names(source)).toEqual(names(withoutLog));
    const stored = await intake.db.query(sql`select * from stored.${ident(table.name)} limit 0`);
    expect(stored.columns.map(({ name }) => name).filter((name) => name.startsWith(' '))).toEqual([
      ...table.kept,
    ]);
  });
});
