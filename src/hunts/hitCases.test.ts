import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '../db/db';
import { SEVERITIES } from './hunt';
import { HUNTS } from './library';
import { loadTables, startHuntDb } from './testing/caseTables';
import { casesOf, expectedOf, tablesOf } from './testing/huntCases';
import { expectedForm, inOrder, runCase } from './testing/runCase';

let db: Db;
beforeAll(async () => {
  db = await startHuntDb();
});
afterAll(() => db.close());

describe.each(HUNTS)('$id', (hunt) => {
  it.each(casesOf(hunt.id, 'hit'))('finds exactly what $name expects', async (huntCase) => {
    await loadTables(db, tablesOf(huntCase));
    const { run, findings } = await runCase(db, hunt);
    expect(expectedForm(findings)).toEqual(inOrder(expectedOf(huntCase)));
    expect(run.status).toBe('hits');
    expect(new Set(findings.map((finding) => finding.key)).size).toBe(findings.length);
    const ranks = findings.map((finding) => SEVERITIES.findIndex((s) => s === finding.severity));
    expect(ranks).toEqual([...ranks].sort((a, b) => b - a));
    expect(Math.max(...ranks)).toBeLessThanOrEqual(SEVERITIES.indexOf(hunt.severity));
    for (const finding of findings) expect(finding.summary).toMatch(/^\S.+\.$/);
  });
});
