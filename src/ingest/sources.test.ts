import { readFileSync, readdirSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { trustedSql } from '../core/sqlText';
import { recordsOf } from '../db/rowsOf';
import { tableNamed } from '../schema/tables';
import { SOURCES } from './sourceRegistry';
import { isBalanced } from './sourceReport';
import { TestIntake } from './testing/intake';

const root = new URL('./sources/', import.meta.url);
const folders = readdirSync(root);

let intake: TestIntake;
beforeAll(async () => {
  intake = await TestIntake.start();
});
afterAll(() => intake.db.close());
/** Views over every sample so far would be slow to make. */
afterEach(() => intake.clear());

async function rowsOf(table: string, fileId: number) {
  const text = `select * exclude (file_id) from ${table} where file_id = ${fileId} order by record`;
  return recordsOf(await intake.db.query(trustedSql(text)));
}

describe('the registry', () => {
  it('holds every folder under its own name, and no other', () => {
    expect(SOURCES.map((source) => source.id)).toEqual([...folders].sort());
  });

  it.each(SOURCES)('$id fills columns that its tables have', (source) => {
    for (const map of source.tables) {
      const columns = tableNamed(map.table)?.columns.map((column) => column.name) ?? [];
      expect(Object.keys(map.fields).filter((field) => !columns.includes(field))).toEqual([]);
    }
  });
});

const samples = folders.flatMap((folder) =>
  readdirSync(new URL(`./${folder}/samples/`, root)).map((file) => [folder, file] as const),
);

/** Sources whose records are no log of a host, and those of which only some records are. */
const NO_LOG = [
  ...SOURCES.filter(({ log }) => log?.length === 0).map(({ id }) => id),
  ...['file-spike', 'backup-delete', 'service-task', 'logon-burst', 'priv-group-change'],
  'cloudflare-upload',
];
const IN_PART = ['cloudflare-cl', 'cloudflare-v2-cl'];

describe('samples', () => {
  it.each(samples)(
    '%s: %s is recognised, dated and whole, each record once in the log or none',
    async (folder, file) => {
      const bytes = readFileSync(new URL(`./${folder}/samples/${file}`, root));
      const report = await intake.drop(file, bytes);
      const source = SOURCES.find((s) => s.id === folder);
      expect(report.source).toBe(folder);
      expect(report.tables[0]).toBe(
        source?.tables[0]?.table ?? report.tables[1]?.slice('evidence.'.length),
      );
      expect([isBalanced(report), report.headless]).toEqual([true, false]);
      expect([report.rejected, report.undated]).toEqual([0, 0]);
      const logged = (await rowsOf('log_records', report.fileId)).length;
      if (IN_PART.includes(folder)) expect(logged).toBeLessThan(report.loaded);
      else expect(logged).toBe(NO_LOG.includes(folder) ? 0 : report.loaded);
      expect(report.tables).not.toContain('log_records');
    },
  );

  it('keep their meaning in the normalised table', async () => {
    const drop = async (folder: string, file: string) => {
      const bytes = readFileSync(new URL(`./${folder}/samples/${file}`, root));
      const report = await intake.drop(file, bytes);
      return rowsOf(report.tables[0] ?? '', report.fileId);
    };
    expect(await drop('auth-logs', 'with-host.csv')).toMatchObject([
      {
        timestamp: '2024-01-15T09:00:00.000Z',
        host: 'WS1',
        user: 'alice',
        user_domain: 'CORP',
        source_ip: null,
        status: 'Failed',
        outcome: 'failure',
        logon_type: '3',
        record: 1,
      },
    ]);
    expect(await drop('process-logs', 'seed.csv')).toMatchObject([
      { process_name: 'cmd.exe', parent_process: 'explorer.exe', arguments: '/c dir, all' },
    ]);
    expect(await drop('net-logs', 'seed.csv')).toMatchObject([
      { host: null, source_ip: '10.1.0.5', dest_ip: '10.1.0.9', dest_port: 445 },
    ]);
    expect(await drop('file-spike', 'file_spike.csv')).toMatchObject([
      {
        timestamp: '2024-01-15T09:00:00.123456Z',
        host: 'FS1',
        local_ip: '10.1.0.20',
        file_count: 1204,
      },
    ]);
    expect(await drop('service-task', 'service_task.csv')).toMatchObject([
      { timestamp: '2024-01-15T09:00:00.000Z', name: 'updater', event_code: '7045' },
    ]);
    expect(await drop('cloudflare-upload', 'cloudflare_upload.csv')).toMatchObject([
      { host: 'FS1', user: 'alice', bytes_out: 2181167, url_host: 'drop.example.net' },
    ]);
  });
});

describe('what is not a known source', () => {
  it('is a table of its own when a status is neither success nor failure', async () => {
    const report = await intake.drop(
      'web.csv',
      'timestamp,user,source_ip,status\n2024-01-15 09:00:00,al,10.0.0.1,200\n',
    );
    expect(report).toMatchObject({ source: 'table', tables: ['web', 'evidence.web'] });
  });

  it('is told of when only the name speaks for a result export', async () => {
    const report = await intake.drop(
      'file_spike.csv',
      'timestamp,colour\n2024-01-15 09:00:00,red\n',
    );
    expect(report.source).toBe('table');
    expect(report.warnings.join(' ')).toContain('Named like Result export A');
  });
});

describe('an export of many kinds of event', () => {
  it('goes by its fields, whatever its name says', async () => {
    const report = await intake.drop(
      'processes_on_host.csv',
      'TimeGenerated,EventID,Computer,NewProcessName,ParentProcessName,CommandLine\n2024-01-15 09:00:00,4688,WS1,cmd.exe,explorer.exe,cmd\n',
    );
    expect(report.source).toBe('sentinel-security-event');
    expect(await rowsOf('process_logs', report.fileId)).toHaveLength(1);
  });
});
