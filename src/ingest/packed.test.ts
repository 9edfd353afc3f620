import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { trustedSql } from '../core/sqlText';
import { recordsOf } from '../db/rowsOf';
import { ingestFile } from './ingestFile';
import { directPreparer } from './prepareFile';
import { TestIntake } from './testing/intake';

let intake: TestIntake;
beforeAll(async () => {
  intake = await TestIntake.start();
});
afterAll(() => intake.db.close());

async function rows(text: string) {
  return recordsOf(await intake.db.query(trustedSql(text)));
}

describe('evidence beyond what fits plain memory', () => {
  it('is kept in the compressed database and read as any other', async () => {
    const text =
      'timestamp,host,user,process_name,arguments\n2024-01-15 09:00:00,ws1,al,cmd.exe,/c dir\n2024-01-15 09:00:01,ws1,al\n';
    const deps = {
      db: intake.db,
      preparer: directPreparer,
      catalog: intake.catalog,
      nowMs: () => performance.now(),
    };
    const beforeIt = { bytes: 2_000_000_000 };
    const report = await ingestFile(deps, new File([text], 'process_logs.csv'), 1, beforeIt);
    for (const statement of intake.catalog.viewStatements()) await intake.db.exec(statement);

    expect(report).toMatchObject({ records: 2, loaded: 1, rejected: 1 });
    expect(intake.catalog.tables.map((table) => table.catalog)).toEqual(['packed']);
    const stored = await rows(
      "select database_name as db from duckdb_tables() where schema_name = 'stored'",
    );
    expect(stored).toEqual([{ db: 'packed' }]);
    expect(await rows('select host, arguments, record from process_logs')).toEqual([
      { host: 'WS1', arguments: '/c dir', record: 1 },
    ]);
    expect(await rows('select count(*)::integer as n from evidence.process_logs')).toEqual([
      { n: 1 },
    ]);
  });
});
