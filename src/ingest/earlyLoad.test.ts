import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { trustedSql } from '../core/sqlText';
import { recordsOf } from '../db/rowsOf';
import { ingestFile } from './ingestFile';
import { directPreparer } from './prepareFile';
import { isBalanced } from './sourceReport';
import { TestIntake } from './testing/intake';

const HEADER = 'timestamp,host,user,process_name,parent_process,arguments\n';
const record = (i: number, host = `WS-${i % 7}`): string =>
  `2026-03-02T10:00:00.${String(i % 1_000).padStart(3, '0')}Z,${host},CORP\\u${i % 5},a.exe,b.exe,-n ${i}\n`;
const records = (count: number): string =>
  Array.from({ length: count }, (_, i) => record(i)).join('');

/** More than what is read to decide how a file is loaded. */
const MANY = 6_000;

let early: TestIntake;
let late: TestIntake;
beforeAll(async () => {
  early = await TestIntake.start(0);
  late = await TestIntake.start(Number.MAX_SAFE_INTEGER);
});
afterAll(() => Promise.all([early.db.close(), late.db.close()]));

async function both(name: string, content: string | Uint8Array) {
  const results = [];
  for (const intake of [early, late]) {
    const report = await intake.drop(name, content);
    const table = report.tables.at(-1) ?? '';
    const rows = recordsOf(
      await intake.db.query(trustedSql(`select * exclude (file_id) from ${table} order by record`)),
    );
    const processes = recordsOf(
      await intake.db.query(
        trustedSql(
          `select timestamp, host, "user", user_domain, process_name, arguments, record
           from process_logs where file_id = ${report.fileId} order by record`,
        ),
      ),
    );
    results.push({ report: { ...report, ms: 0 }, rows, processes });
  }
  return results as [(typeof results)[0], (typeof results)[0]];
}

describe('a file that is loaded while it is checked', () => {
  it.each([
    ['clean', HEADER + records(MANY)],
    ['with a bad record near its end', `${HEADER}${records(MANY)}one,two\n${record(1)}`],
    ['with a quote that never closes', `${HEADER}${records(MANY)}"${record(1)}${record(2)}`],
    ['with a blank line of blanks', `${HEADER}${records(MANY)}   \n${record(1)}`],
    ['with another line end', `${HEADER}${records(MANY)}${record(1).replace('\n', '\r\n')}`],
    ['with its header again', `${HEADER}${records(MANY)}${HEADER}${record(3)}`],
    ['with a byte order mark inside', `${HEADER}${records(MANY)}\uFEFF${record(3)}`],
    [
      'with a host of another form late',
      `${HEADER}${records(MANY)}${record(1, 'ws9.corp.example')}`,
    ],
    ['without a line end', `${HEADER}${records(MANY)}${record(1).trimEnd()}`],
  ])('%s is loaded as any other', async (name, content) => {
    const [one, other] = await both(`${name}.csv`, content);
    expect(one).toEqual(other);
    expect(one.processes.length).toBe(one.report.loaded);
    expect(one.report.loaded).toBeGreaterThanOrEqual(MANY);
    expect(isBalanced(one.report)).toBe(true);
  });

  it('is read in its own encoding where that shows late', async () => {
    const text = new TextEncoder().encode(HEADER + records(MANY));
    const tail = new Uint8Array([...new TextEncoder().encode(record(1, 'W'))]);
    tail[tail.length - 2] = 0xe9;
    const bytes = new Uint8Array(text.length + tail.length);
    bytes.set(text);
    bytes.set(tail, text.length);
    const [one, other] = await both('latin.csv', bytes);
    expect(one).toEqual(other);
    expect(one.rows.at(-1)?.['arguments']).toContain('é');
  });

  it('takes a host of another form apart although no other had to be', async () => {
    const [{ processes }] = await both(
      'hosts.csv',
      `${HEADER}${records(MANY)}${record(1, 'ws9.corp.example')}`,
    );
    expect(processes.at(-1)?.['host']).toBe('WS9');
    expect(processes[0]?.['host']).toBe('WS-0');
  });

  it('is in the engine before the check has ended, and is kept', async () => {
    const before = Number(await tableCount(early));
    let during = before;
    const report = await ingestFile(
      {
        db: early.db,
        catalog: early.catalog,
        nowMs: () => 0,
        earlyLoadBytes: 0,
        preparer: {
          ...directPreparer,
          async prepare(file, hooks, options) {
            const prepared = await directPreparer.prepare(file, hooks, options);
            for (let tries = 0; during === before && tries < 1_000; tries++) {
              during = Number(await tableCount(early));
            }
            return prepared;
          },
        },
      },
      new File([HEADER + records(MANY)], 'overlapped.csv'),
      901,
      { bytes: 0 },
    );
    expect(during).toBe(before + 1);
    expect(await tableCount(early)).toBe(before + 1);
    expect(report).toMatchObject({ status: 'loaded', loaded: MANY });
  });

  it('leaves nothing when it is cancelled', async () => {
    const abort = new AbortController();
    const before = await tableCount(early);
    const report = await ingestFile(
      {
        db: early.db,
        catalog: early.catalog,
        nowMs: () => 0,
        earlyLoadBytes: 0,
        preparer: {
          ...directPreparer,
          async prepare(file, hooks, options) {
            const prepared = await directPreparer.prepare(file, hooks, options);
            abort.abort();
            hooks.signal?.throwIfAborted();
            return prepared;
          },
        },
      },
      new File([HEADER + records(MANY)], 'cancelled.csv'),
      900,
      { bytes: 0 },
      { signal: abort.signal },
    );
    expect(report.status).toBe('cancelled');
    expect(await tableCount(early)).toBe(before);
  });
});

describe('a file that changes once it is loaded', () => {
  it('keeps its records and says that it has no hash', async () => {
    const report = await ingestFile(
      {
        db: early.db,
        catalog: early.catalog,
        nowMs: () => 0,
        preparer: {
          ...directPreparer,
          hash: () => Promise.reject(new Error('The file could not be read.')),
        },
      },
      new File([HEADER + records(3)], 'changed.csv'),
      902,
      { bytes: 0 },
    );
    expect(report).toMatchObject({ status: 'loaded', loaded: 3, sha256: '' });
    expect(report.warnings.at(-1)).toBe(
      'The file has no SHA-256: The file could not be read. Drop it again when the proof is needed.',
    );
  });
});

async function tableCount(intake: TestIntake): Promise<unknown> {
  const rows = await intake.db.query(
    trustedSql(`select count(*)::integer from duckdb_tables() where schema_name = 'stored'`),
  );
  return rows.cell(0, 0);
}
