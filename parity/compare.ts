import { readFileSync } from 'node:fs';
import type { Db } from '../src/db/db';
import type { Hunt } from '../src/hunts/hunt';
import { HUNTS } from '../src/hunts/library';
import { fillSiem } from '../src/hunts/siem/fillSiem';
import { siemTextOf } from '../src/hunts/siem/siemLibrary';
import type { SiemEngine } from '../src/hunts/siem/siemText';
import { estateScope, scopeOfFinding } from '../src/state/siemTexts';
import { type CaseTables, loadTables, startHuntDb } from '../src/hunts/testing/caseTables';
import { casesOf, tablesOf } from '../src/hunts/testing/huntCases';
import { runCase } from '../src/hunts/testing/runCase';
import { needsOf } from '../src/hunts/needsOf';
import { EVENT_TABLES, RESULT_TABLES } from '../src/schema/tables';
import { startClickHouse } from './clickhouse';
import { differs } from './differs';
import { EDGE_CASES, type EdgeCase } from './edgeCases';
import { seedCase, seedEstate, wholeEstate } from './estate';
import { keyOf, keyOfRow } from './findingKey';
import { hostileTexts, literalFaults } from './literals';
import { startMariaDb } from './mariadb';
import type { SiemEngineRun } from './siemEngineRun';

export interface Comparison {
  readonly hunt: string;
  readonly engine: string;
  readonly cases: number;
  readonly rows: number;
  readonly ms: number;
  /** A sentence for each case that differs. */
  readonly differences: readonly string[];
}

/** Findings of one case that are asked for once more by their own scope. */
const MAX_REPRODUCED = 3;

export const ESTATE_WIDE = estateScope(null);

/**
 * Every SQL text on its real engine over the golden and edge cases of its hunt, its findings against those of the
 * workbench; with `everywhere`, over those of all other hunts too.
 */
export async function compareTexts(
  only: readonly string[],
  everywhere: boolean,
): Promise<readonly Comparison[]> {
  const hunts = HUNTS.filter((hunt) => only.length === 0 || only.includes(hunt.id));
  const golden = HUNTS.flatMap(({ id }) =>
    [...casesOf(id, 'hit'), ...casesOf(id, 'benign')].map((one): EdgeCase => ({
      name: one.name,
      tables: tablesOf(one),
      hunt: id,
    })),
  );
  const cases = [...golden, ...EDGE_CASES].map((one): EdgeCase =>
    everywhere ? { name: one.name, tables: one.tables } : one,
  );
  const db = await startHuntDb();
  const found: Comparison[] = [];
  for (const engine of ['clickhouse', 'mysql'] as const) {
    const asked = hunts.filter((hunt) => siemTextOf(hunt.id, engine) !== undefined);
    if (asked.length === 0) continue;
    const server = engine === 'mysql' ? await startMariaDb() : startClickHouse();
    try {
      console.log(`${server.name} ${server.version}`);
      found.push({
        hunt: 'literals',
        engine: server.name,
        cases: 1,
        rows: hostileTexts().length,
        ms: 0,
        differences: literalFaults(server, engine),
      });
      found.push(...(await compareOn(server, engine, asked, cases, db)));
    } finally {
      await server.stop();
    }
  }
  await db.close();
  return found;
}

async function compareOn(
  server: SiemEngineRun,
  engine: 'clickhouse' | 'mysql',
  hunts: readonly Hunt[],
  cases: readonly EdgeCase[],
  db: Db,
): Promise<Comparison[]> {
  const schema = readFileSync(new URL(`../src/schema/${engine}.sql`, import.meta.url), 'utf8');
  const tally = new Map(
    hunts.map((hunt) => [
      hunt.id,
      { hunt: hunt.id, engine: server.name, cases: 0, rows: 0, ms: 0, differences: [] as string[] },
    ]),
  );
  const runs = cases.flatMap((huntCase) =>
    [true, false].map((whole) => ({
      huntCase,
      tables: whole ? huntCase.tables : eventsOf(huntCase.tables),
      asked: hunts.filter((hunt) => readsResults(hunt, engine) === whole),
    })),
  );
  for (const { huntCase, tables, asked: candidates } of runs) {
    const readers = candidates.filter(
      (hunt) =>
        (huntCase.hunt === undefined || huntCase.hunt === hunt.id) &&
        [...tablesNeeded(hunt), hunt.result?.table ?? ''].some((table) => table in tables),
    );
    if (readers.length === 0) continue;
    await loadTables(db, tables);
    if (engine === 'mysql') await loadTables(db, await seedCase(db, tables));
    server.load(schema, await (engine === 'mysql' ? seedEstate(db) : wholeEstate(db)));
    for (const hunt of readers) {
      const line = tally.get(hunt.id);
      if (!line) continue;
      const { findings } = await runCase(db, hunt);
      const expected = findings.map(keyOf);
      const text = fillSiem(hunt, engine, {}, ESTATE_WIDE);
      const startedAt = performance.now();
      const answer = asked(() => server.ask(text));
      line.ms += performance.now() - startedAt;
      line.cases += 1;
      line.rows += expected.length;
      const difference =
        typeof answer === 'string' ? answer : differs(expected, answer.map(keyOfRow));
      if (difference !== '') line.differences.push(`${huntCase.name}: ${difference}`);
      line.differences.push(
        ...findings.slice(0, MAX_REPRODUCED).flatMap((finding) => {
          const scope = scopeOfFinding({ ...finding, huntId: hunt.id }, ESTATE_WIDE);
          const again = asked(() => server.ask(fillSiem(hunt, engine, {}, scope)));
          const keys = typeof again === 'string' ? again : again.map(keyOfRow);
          return typeof keys !== 'string' && keys.includes(keyOf(finding))
            ? []
            : [`${huntCase.name}: not reproduced: ${keyOf(finding)} in ${String(keys)}`];
        }),
      );
    }
  }
  return [...tally.values()];
}

function tablesNeeded(hunt: Hunt): readonly string[] {
  return [...needsOf(hunt), ...(hunt.needsAnyOf ?? [])].map(({ table }) => table);
}

/** Whether the text reads the export of an earlier hunt's findings instead of that hunt's own run. */
export function readsResults(hunt: Hunt, engine: SiemEngine): boolean {
  return RESULT_TABLES.some(({ name }) => siemTextOf(hunt.id, engine)?.includes(`from ${name}\n`));
}

/** A text that reads no result export is tried on the events alone. */
function eventsOf(tables: CaseTables): CaseTables {
  return Object.fromEntries(
    Object.entries(tables).filter(([name]) => EVENT_TABLES.some((table) => table.name === name)),
  );
}

export function asked<T>(ask: () => T): T | string {
  try {
    return ask();
  } catch (error) {
    return error instanceof Error ? error.message.slice(0, 600) : String(error);
  }
}
