import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from '../core/sqlText';
import type { DuckDb } from '../db/duckDb';
import { startTestDb } from '../db/testing/nodeHost';
import { CREATE_ARGUMENT_ENTROPY } from '../schema/derivedTables';
import { entropyHistogram, entropyStats } from './histogram';

let db: DuckDb;
beforeAll(async () => {
  db = await startTestDb();
});
beforeEach(() => db.exec(CREATE_ARGUMENT_ENTROPY));
afterAll(() => db.close());

describe('entropy histogram', () => {
  it('puts a value on an edge into the upper bin and keeps empty bins', async () => {
    await db.exec(sql`insert into argument_entropy
      select 1, i, e, 1, 1 from (values (1, 0.0), (2, 0.25), (3, 0.2499), (4, 1.0)) v(i, e)`);
    expect(await entropyHistogram(db)).toEqual([
      { from: 0, to: 0.25, records: 2 },
      { from: 0.25, to: 0.5, records: 1 },
      { from: 0.5, to: 0.75, records: 0 },
      { from: 0.75, to: 1, records: 0 },
      { from: 1, to: 1.25, records: 1 },
    ]);
  });

  it('counts the highest entropy a byte can have', async () => {
    await db.exec(sql`insert into argument_entropy values (1, 1, 8.0, 256, 0)`);
    expect((await entropyHistogram(db)).at(-1)).toEqual({ from: 8, to: 8.25, records: 1 });
  });

  it('has no bins and no statistics when nothing was measured', async () => {
    expect(await entropyHistogram(db)).toEqual([]);
    expect(await entropyStats(db)).toEqual({ records: 0, median: null, p95: null, max: null });
  });

  it('states count, median, 95th percentile and maximum', async () => {
    await db.exec(
      sql`insert into argument_entropy select 1, i, i / 100.0, 1, 1 from range(101) r(i)`,
    );
    const stats = await entropyStats(db);
    expect(stats).toEqual({ records: 101, median: 0.5, p95: expect.closeTo(0.95, 9), max: 1 });
  });
});
