import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { trustedSql } from '../core/sqlText';
import type { Db } from '../db/db';
import { recordsOf } from '../db/rowsOf';
import { startTestDb } from '../db/testing/nodeHost';
import { countText } from '../core/countText';
import { answerTable } from '../hunts/answerTable';
import { type NodeWorkbench, startNodeWorkbench } from './testing/nodeWorkbench';
import {
  type AnswerRow,
  type Folder,
  runWorkstation,
  textOf,
  unpacked,
} from './testing/workstationRun';

const FIRST = ['severity', 'first_seen', 'last_seen', 'host', 'user', 'summary', 'records'];

let bench: NodeWorkbench;
let folder: Folder;
let db: Db;
let answers: Readonly<Record<string, readonly AnswerRow[]>>;

beforeAll(async () => {
  bench = startNodeWorkbench();
  await bench.workbench.loadSample();
  await bench.workbench.exportWorkstation();
  folder = await unpacked(bench.downloads.at(-1)?.content);
  db = await startTestDb();
  answers = await runWorkstation(db, folder);
}, 240_000);
afterAll(async () => {
  await bench.close();
  await db.close();
});

describe('the folder for a workstation', () => {
  it('has each table with records, its scripts, and each hunt that has run, and nothing else', () => {
    const { tables, runs } = bench.workbench.store.getState();
    const filled = tables.filter(({ records }) => records > 0).map(({ name }) => name);
    const ran = Object.values(runs).filter(({ status }) => status !== 'cannot-run');
    expect(bench.downloads.at(-1)?.fileName).toBe('sample-case-workstation.zip');
    expect(Object.keys(folder).sort()).toEqual(
      [
        ...filled.map((name) => `evidence/${name}.csv`),
        'evidence/argument_entropy.csv',
        ...['README.txt', 'answers/', 'load-clickhouse.sql', 'run.sql', 'schema.sql'],
        ...ran.map(({ huntId }) => `hunts/${huntId}.sql`),
      ].sort(),
    );
  });

  it('names the count of each table and the reason of each hunt left out in the README', () => {
    const readme = textOf(folder, 'README.txt');
    const { tables, runs, intake } = bench.workbench.store.getState();
    for (const { name, records } of tables.filter((table) => table.records > 0)) {
      expect(readme).toMatch(new RegExp(`evidence/${name}\\.csv +${countText(records)} records`));
    }
    for (const { huntId, status } of Object.values(runs)) {
      expect(readme).toContain(status === 'cannot-run' ? `    ${huntId} ` : `hunts/${huntId}.sql`);
    }
    for (const { name } of intake) expect(readme).toContain(name);
  });

  it('gives the findings of the workbench, hunt by hunt', async () => {
    const { runs } = bench.workbench.store.getState();
    let findings = 0;
    for (const { huntId, status } of Object.values(runs)) {
      if (status === 'cannot-run') continue;
      const own = await bench.workbench.query(`
        select severity, first_seen, last_seen, host, "user", summary,
          len(list_distinct(row_refs)) as records, finding_key
        from ${answerTable(huntId)}`);
      expect(inOrder(answers[huntId]?.map(compared) ?? []), huntId).toEqual(
        inOrder(recordsOf(own)),
      );
      findings += own.rowCount;
    }
    expect(findings).toBeGreaterThan(20);
  });

  it('writes the columns that every answer has first, then its own without lists, each once', () => {
    for (const [hunt, rows] of Object.entries(answers)) {
      const [row] = rows;
      if (!row) continue;
      const names = Object.keys(row);
      expect(names.slice(0, 8), hunt).toEqual([...FIRST, 'finding_key']);
      expect(names.slice(-4), hunt).toEqual([
        'huntbench_hunt',
        'huntbench_version',
        'computed_in',
        'parameters',
      ]);
      expect(names).not.toContain('row_refs');
      expect(
        names.filter((name) => /_\d+$|:1$/.test(name)),
        hunt,
      ).toEqual([]);
      expect(
        Object.values(row).filter((value) => typeof value === 'object' && value !== null),
      ).toEqual([]);
    }
  });

  it('leaves no table and no answer when a count differs', async () => {
    const script = textOf(folder, 'run.sql').replace(/count\(\*\) = (\d+)/, 'count(*) = 1$1');
    const broken = { ...folder, 'run.sql': new TextEncoder().encode(script) };
    await expect(runWorkstation(db, broken)).rejects.toThrow(
      /holds [\d]+ records and the case has/,
    );
    const left = await db.query(
      trustedSql(`select table_name from duckdb_tables() where database_name = 'ir'`),
    );
    expect(left.rowCount).toBe(0);
  });
});

function compared(row: AnswerRow): AnswerRow {
  return Object.fromEntries([...FIRST, 'finding_key'].map((name) => [name, row[name] ?? null]));
}

function inOrder(rows: readonly AnswerRow[]): string[] {
  return rows.map((row) => JSON.stringify(row)).sort();
}
