import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { literal, sql, trustedSql } from '../core/sqlText';
import { EngineDiedError } from './db';
import type { DuckDb } from './duckDb';
import { recordsOf } from './rowsOf';
import { startTestDb } from './testing/nodeHost';

let db: DuckDb;
beforeAll(async () => {
  db = await startTestDb();
});
afterAll(() => db.close());

describe('conversion by schema', () => {
  const cases: readonly [expression: string, value: unknown, sqlType: string][] = [
    ['9007199254740993::bigint', 9007199254740993n, 'BIGINT'],
    ['42::bigint', 42, 'BIGINT'],
    ['sum(3::bigint)', 3, 'DECIMAL(38,0)'],
    ['-1.5::decimal(18,3)', -1.5, 'DECIMAL(18,3)'],
    ["timestamp '2024-01-01 00:00:00.123456'", '2024-01-01T00:00:00.123456Z', 'TIMESTAMP'],
    ["timestamp '1601-01-01 00:00:00.5'", '1601-01-01T00:00:00.500Z', 'TIMESTAMP'],
    ["date '2024-02-03'", '2024-02-03', 'DATE'],
    ["time '10:00:00.5'", '10:00:00.500', 'TIME'],
    ["'x'::enum('a','x')", 'x', 'VARCHAR'],
    ['[1, 2]::bigint[]', [1, 2], 'BIGINT[]'],
    ["[{'f': 1, 'r': null}]", [{ f: 1, r: null }], 'STRUCT(f INTEGER, r INTEGER)[]'],
    ['true', true, 'BOOLEAN'],
    ['null::varchar', null, 'VARCHAR'],
    ["'\\x01'::blob", '\\x01', 'BLOB'],
  ];
  it.each(cases)('%s', async (expression, value, sqlType) => {
    const rows = await db.query(trustedSql(`select ${expression} as v`));
    expect(rows.cell(0, 0)).toEqual(value);
    expect(rows.columns).toEqual([{ name: 'v', sqlType }]);
  });
});

describe('results', () => {
  it('keeps the columns of an empty result', async () => {
    const rows = await db.query(sql`select 1 as a, 'x' as b where false`);
    expect(rows.rowCount).toBe(0);
    expect(rows.columns.map((c) => c.name)).toEqual(['a', 'b']);
  });

  it('cuts at maxRows and says so', async () => {
    const rows = await db.query(sql`select range as n from range(100000)`, { maxRows: 7 });
    expect([rows.rowCount, rows.truncated]).toEqual([7, true]);
    const whole = await db.query(sql`select range as n from range(7)`, { maxRows: 7 });
    expect([whole.rowCount, whole.truncated]).toEqual([7, false]);
  });

  it('reads every row across batches', async () => {
    const rows = await db.query(sql`select range as n from range(10000)`);
    expect(rows.cell(9999, 0)).toBe(9999);
  });

  it('carries any text through a literal unchanged', async () => {
    const nasty = `it's "x" \\ \u0000 <script> ; -- /* ☃`;
    const rows = await db.query(sql`select ${literal(nasty)} as v`);
    expect(rows.cell(0, 0)).toBe(nasty);
  });

  it('stays usable after a failed query', async () => {
    await expect(db.query(sql`select no_such_column`)).rejects.toThrow(/no_such_column/);
    expect(recordsOf(await db.query(sql`select 1 as one`))).toEqual([{ one: 1 }]);
  });
});

describe('cancel', () => {
  it('rejects with AbortError and leaves the engine usable', async () => {
    const controller = new AbortController();
    const slow = db.query(sql`select count(*) from range(100000) a, range(100000) b`, {
      signal: controller.signal,
    });
    const outcome = slow.then(
      () => 'answered',
      (error: Error) => error.name,
    );
    controller.abort();
    expect(await outcome).toBe('AbortError');
    expect((await db.query(sql`select 1`)).rowCount).toBe(1);
  });

  it('never starts a query whose signal is already aborted', async () => {
    await expect(db.query(sql`select 1`, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      name: 'AbortError',
    });
  });
});

describe('sandbox', () => {
  const forbidden = [
    "select * from read_csv('https://example.com/a.csv')",
    "select * from read_text('package.json')",
    "attach 'other.duckdb'",
    'install json',
    'load json',
    "set memory_limit = '1GB'",
    'set enable_external_access = true',
    "copy (select 1) to 'out.csv'",
  ];
  it.each(forbidden.filter((text) => text !== 'install json'))('refuses %s', async (text) => {
    await expect(db.query(trustedSql(text))).rejects.toThrow();
  });
});

describe('files', () => {
  it('reads a registered file and forgets a dropped one', async () => {
    await db.registerFile('a.csv', new Blob(['x\n1\n2\n']));
    const read = sql`select count(*)::integer as n from read_csv('ir/a.csv', header = true)`;
    expect((await db.query(read)).cell(0, 0)).toBe(2);
    await db.dropFile('a.csv');
    await expect(db.query(read)).rejects.toThrow();
  });

  it('inserts typed columns and streams text back as buffers', async () => {
    await db.exec(sql`create table scores (n integer, score double)`);
    await db.insertColumns('scores', [
      { name: 'n', type: 'integer', values: Int32Array.of(1, 2) },
      { name: 'score', type: 'double', values: Float64Array.of(0.5, 1.5) },
    ]);
    expect(recordsOf(await db.query(sql`select * from scores order by n`))).toEqual([
      { n: 1, score: 0.5 },
      { n: 2, score: 1.5 },
    ]);
    const seen: (string | null)[] = [];
    await db.textBatches(
      sql`select n, case n when 1 then 'añ' end as t from scores order by n`,
      async ({ rowCount, keys, text }) => {
        for (let i = 0; i < rowCount; i++) {
          const slice = text.bytes.slice(text.offsets[i], text.offsets[i + 1]);
          seen.push(text.isNull(i) ? null : `${keys[0]?.[i]}:${new TextDecoder().decode(slice)}`);
        }
      },
    );
    expect(seen).toEqual(['1:añ', null]);
  });
});

describe('life and death', () => {
  it('rejects calls in flight when the engine restarts, and starts empty', async () => {
    const own = await startTestDb();
    await own.exec(sql`create table t as select 1 as a`);
    const slow = own.query(sql`select count(*) from range(100000) a, range(100000) b`);
    const outcome = slow.catch((error: unknown) => error);
    await own.restart();
    expect(await outcome).toBeInstanceOf(EngineDiedError);
    await expect(own.query(sql`select * from t`)).rejects.toThrow(/does not exist/);
    expect(own.status.state).toBe('ready');
    await own.close();
  });

  it('rejects calls in flight when it is closed', async () => {
    const own = await startTestDb();
    const outcome = own
      .query(sql`select count(*) from range(100000) a, range(100000) b`)
      .catch((error: Error) => error.name);
    await own.close();
    expect(await outcome).toBe('AbortError');
    expect(own.status.state).toBe('closed');
  });

  it('reports a host that cannot start, and its reason', async () => {
    const { DuckDb: Engine } = await import('./duckDb');
    const broken = new Engine(
      { boot: () => Promise.reject(new Error('no worker here')), registerFile: async () => {} },
      () => 0,
    );
    await expect(broken.start()).rejects.toThrow('no worker here');
    expect(broken.status).toEqual({ state: 'dead', reason: 'no worker here' });
  });
});
