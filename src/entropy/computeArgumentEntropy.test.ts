import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { sql, trustedSql } from '../core/sqlText';
import type { DuckDb } from '../db/duckDb';
import { numberOf, recordsOf } from '../db/rowsOf';
import { startTestDb } from '../db/testing/nodeHost';
import { EntropyClient } from './client';
import { type EntropyProgress, computeArgumentEntropy } from './computeArgumentEntropy';
import { startKernelThread } from './testing/kernelThread';

let db: DuckDb;
let client: EntropyClient;
beforeAll(async () => {
  db = await startTestDb();
  client = new EntropyClient(startKernelThread);
});
afterEach(() => db.exec(sql`drop table if exists argument_entropy`));
afterAll(async () => {
  client.close();
  await db.close();
});

/** The view over two tables, as a load makes it. */
async function loadProcesses(valuesOfFirst: string, valuesOfSecond: string): Promise<void> {
  for (const text of [
    `create or replace table p1 as select * from (${valuesOfFirst}) v(file_id, record, arguments)`,
    `create or replace table p2 as select * from (${valuesOfSecond}) v(file_id, record, arguments)`,
    `create or replace view process_logs as
       select file_id, record::bigint as record, arguments::varchar as arguments from p1
       union all select file_id, record::bigint, arguments::varchar from p2`,
  ]) {
    await db.exec(trustedSql(text));
  }
}

const NO_ROWS = 'select 1, 1, null where false';

const tableExists = async (): Promise<boolean> =>
  numberOf(
    await db.query(
      sql`select count(*)::integer from duckdb_tables() where table_name = 'argument_entropy'`,
    ),
  ) > 0;

describe('computeArgumentEntropy', () => {
  it('gives every record with arguments its measures, and no other', async () => {
    await loadProcesses(
      "values (1, 1, 'abcd'), (1, 2, null), (1, 3, '')",
      "values (2, 1, 'é-SQBFAFgA'), (2, 2, '☃')",
    );
    expect(await computeArgumentEntropy(db, client)).toMatchObject({ records: 4 });
    const rows = await db.query(
      sql`select file_id, record, round(entropy, 6) as entropy, length, base64_run
          from argument_entropy order by all`,
    );
    expect(recordsOf(rows)).toEqual([
      { file_id: 1, record: 1, entropy: 2, length: 4, base64_run: 4 },
      { file_id: 1, record: 3, entropy: 0, length: 0, base64_run: 0 },
      { file_id: 2, record: 1, entropy: 3.095795, length: 10, base64_run: 8 },
      { file_id: 2, record: 2, entropy: 1.584963, length: 1, base64_run: 0 },
    ]);
  });

  it('agrees with the engine over many batches and inserts, and tells its progress', async () => {
    await loadProcesses(
      `select 1, i, case when i % 7 = 0 then null
         else repeat(chr((33 + i % 90)::integer), (i % 40)::integer) || ' /c ' || i end
       from range(1, 150001) r(i)`,
      "select 2, i, 'net group ' || i from range(1, 20001) r(i)",
    );
    const seen: EntropyProgress[] = [];
    const run = await computeArgumentEntropy(db, client, { onProgress: (p) => seen.push(p) });
    const withArguments = 150_000 - Math.floor(150_000 / 7) + 20_000;
    expect(run.records).toBe(withArguments);
    expect(seen.at(-1)).toEqual({ measuredRecords: withArguments, totalRecords: withArguments });
    const rows = await db.query(
      sql`select
            count(*)::integer as joined,
            count(*) filter (where abs(entropy - list_aggregate(string_split(arguments, ''), 'entropy')) > 1e-9
              or e.length <> length(arguments))::integer as wrong
          from argument_entropy e join process_logs p using (file_id, record)`,
    );
    expect(recordsOf(rows)).toEqual([{ joined: withArguments, wrong: 0 }]);
  });

  it('replaces what an earlier run left', async () => {
    await loadProcesses("values (1, 1, 'ab'), (1, 2, 'cd')", NO_ROWS);
    await computeArgumentEntropy(db, client);
    await loadProcesses("values (7, 1, 'ab')", NO_ROWS);
    await computeArgumentEntropy(db, client);
    const rows = await db.query(sql`select file_id, record from argument_entropy`);
    expect(recordsOf(rows)).toEqual([{ file_id: 7, record: 1 }]);
  });

  it('makes an empty table when no record has arguments', async () => {
    await loadProcesses('values (1, 1, null)', NO_ROWS);
    expect(await computeArgumentEntropy(db, client)).toMatchObject({ records: 0 });
    expect(numberOf(await db.query(sql`select count(*)::integer from argument_entropy`))).toBe(0);
  });

  it('leaves no table when it is aborted half way', async () => {
    await loadProcesses("select 1, i, 'net group ' || i from range(200000) r(i)", NO_ROWS);
    const controller = new AbortController();
    const run = computeArgumentEntropy(db, client, {
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    await expect(run).rejects.toMatchObject({ name: 'AbortError' });
    expect(await tableExists()).toBe(false);
    expect(await computeArgumentEntropy(db, client)).toMatchObject({ records: 200_000 });
  });

  it('leaves no table when the worker fails', async () => {
    await loadProcesses("values (1, 1, 'ab')", NO_ROWS);
    const broken = new EntropyClient(() => {
      throw new Error('no worker here');
    });
    await expect(computeArgumentEntropy(db, broken)).rejects.toThrow('no worker here');
    expect(await tableExists()).toBe(false);
  });
});
