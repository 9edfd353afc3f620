import { trustedSql } from '../../src/core/sqlText';
import type { Db } from '../../src/db/db';
import { recordsOf } from '../../src/db/rowsOf';
import type { Hunt, HuntRun } from '../../src/hunts/hunt';
import { HUNTS, inRunOrder } from '../../src/hunts/library';
import { runHunt } from '../../src/hunts/runHunt';
import { loadTables, startHuntDb } from '../../src/hunts/testing/caseTables';
import { casesOf, tablesOf } from '../../src/hunts/testing/huntCases';
import { HOSTILE_FACTS, startHostileDb } from '../../src/state/testing/hostileCase';
import { startNodeWorkbench } from '../../src/state/testing/nodeWorkbench';
import { writeWorkstation } from '../../src/state/writeWorkstation';

export type Query = (text: string) => Promise<readonly Readonly<Record<string, unknown>>[]>;

/** What the workbench holds of a case, and the zip that it gives for a workstation. */
export interface PageCase {
  readonly name: string;
  readonly zip: Blob;
  readonly query: Query;
}

export const SAMPLE = 'sample case';
export const HOSTILE = 'hostile texts';

/** The sample case, the case of hostile texts, and every golden hit. Each lasts until the next is asked for. */
export async function* pageCases(): AsyncGenerator<PageCase> {
  const bench = startNodeWorkbench();
  await bench.workbench.loadSample();
  await bench.workbench.exportWorkstation();
  const zip = bench.downloads.at(-1)?.content;
  if (!zip) throw new Error('The workbench wrote no export for a workstation.');
  const query: Query = async (text) => recordsOf(await bench.workbench.query(text));
  yield { name: SAMPLE, zip, query };
  await bench.close();
  const hostile = await startHostileDb();
  yield await caseOf(hostile, HOSTILE, []);
  await hostile.close();
  const db = await startHuntDb();
  for (const golden of HUNTS.flatMap(({ id }) => casesOf(id, 'hit'))) {
    await loadTables(db, tablesOf(golden));
    yield await caseOf(db, golden.name, inRunOrder(HUNTS));
  }
  await db.close();
}

async function caseOf(db: Db, name: string, hunts: readonly Hunt[]): Promise<PageCase> {
  const runs: Record<string, HuntRun> = {};
  for (const hunt of hunts) {
    runs[hunt.id] = (await runHunt(db, hunt, { nowMs: () => 0 }, {}, undefined, runs)).run;
  }
  const facts = { ...HOSTILE_FACTS, caseName: `${name} ${HOSTILE_FACTS.caseName}` };
  const zip = await writeWorkstation(db, facts, {}, 0);
  return { name, zip, query: async (text) => recordsOf(await db.query(trustedSql(text))) };
}
