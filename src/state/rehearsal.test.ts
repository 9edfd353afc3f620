import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { directPreparer } from '../ingest/prepareFile';
import { recordsOf } from '../db/rowsOf';
import { rehearseIntake } from '../ingest/rehearseIntake';
import { startTestDb } from '../db/testing/nodeHost';
import { SET_UP } from '../schema/setUp';
import { type NodeWorkbench, startNodeWorkbench } from './testing/nodeWorkbench';

const RECORD = '2026-03-02T10:00:00Z,WS-1,ann\n';
const aFile = (): File => new File([`timestamp,host,user\n${RECORD}`], 'first.csv');

describe('the rehearsal of a load', () => {
  let app: NodeWorkbench;
  beforeAll(async () => {
    app = startNodeWorkbench();
    await app.workbench.boot();
  });
  afterAll(() => app.close());

  const tables = async (): Promise<string[]> => {
    const rows = await app.workbench.query(
      `select database_name || '.' || schema_name || '.' || table_name as name from duckdb_tables()
       union all select database_name || '.' || schema_name || '.' || view_name from duckdb_views() order by 1`,
      { maxRows: 1_000 },
    );
    const names = recordsOf(rows).map(({ name }) => String(name));
    expect(names.length).toBeGreaterThan(10);
    return names;
  };

  it('leaves no table, no file and no fault', async () => {
    const before = await tables();
    const stateBefore = app.workbench.store.getState();
    await app.workbench.rehearse();
    expect(await tables()).toEqual(before);
    expect(app.workbench.store.getState()).toBe(stateBefore);
  });

  it('gives way to a file that comes meanwhile, and takes nothing of its name or number', async () => {
    const rehearsal = app.workbench.rehearse();
    const [report] = await app.workbench.load([aFile()]);
    await rehearsal;
    expect(report).toMatchObject({
      fileId: 1,
      status: 'loaded',
      records: 1,
      tables: ['first', 'evidence.first'],
    });
    expect((await tables()).filter((name) => name.includes('stored'))).toEqual(['ir.stored.first']);
    expect(app.workbench.store.getState().faults).toEqual([]);
  });

  it('does not begin once a file is in the case', async () => {
    expect(app.workbench.store.getState().intake).toHaveLength(1);
    const before = await tables();
    let ran = false;
    const unhear = app.workbench.store.subscribe(() => (ran = true));
    await app.workbench.rehearse();
    unhear();
    expect(ran).toBe(false);
    expect(await tables()).toEqual(before);
  });
});

it('loads the whole of its log in the way of a large file', async () => {
  const db = await startTestDb();
  for (const statement of SET_UP) await db.exec(statement);
  const deps = { db, preparer: directPreparer, nowMs: () => performance.now() };
  const report = await rehearseIntake(deps, new AbortController().signal);
  expect(report).toMatchObject({ status: 'loaded', records: 30_000, loaded: 30_000, undated: 0 });
  await db.close();
});
