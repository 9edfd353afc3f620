import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { syntheticEstate } from '../build/scripts/bench/syntheticEstate';
import { sql } from '../src/core/sqlText';
import type { Db } from '../src/db/db';
import { answerTable } from '../src/hunts/answerTable';
import type { Hunt } from '../src/hunts/hunt';
import { HUNTS } from '../src/hunts/library';
import { fillSiem } from '../src/hunts/siem/fillSiem';
import { siemTextOf } from '../src/hunts/siem/siemLibrary';
import { fillArgumentEntropy, loadTables, startHuntDb } from '../src/hunts/testing/caseTables';
import { runCase } from '../src/hunts/testing/runCase';
import { refreshViews } from '../src/ingest/refreshViews';
import { TestIntake } from '../src/ingest/testing/intake';
import { REFERENCE_COLUMNS } from '../src/schema/column';
import { EVENT_TABLES } from '../src/schema/tables';
import { startClickHouse } from './clickhouse';
import { type Comparison, ESTATE_WIDE, asked, readsResults } from './compare';
import { differs } from './differs';
import { SEED_COLUMNS, seedCase, tabbedFiles } from './estate';
import { keyOf, keyOfRow } from './findingKey';
import { startMariaDb } from './mariadb';
import type { EstateFile, SiemEngineRun } from './siemEngineRun';

/** What of a long difference is printed. */
const SHOWN_CHARACTERS = 1_500;

/** A million generated records through the workbench's own intake, and every SQL text on its engine over the same. */
export async function compareMillion(
  cache: string,
  only: readonly string[],
): Promise<readonly Comparison[]> {
  const hunts = HUNTS.filter((hunt) => only.length === 0 || only.includes(hunt.id));
  const folder = mkdtempSync(path.join(os.tmpdir(), 'huntbench-million-'));
  const intake = await TestIntake.start();
  try {
    for (const file of await syntheticEstate(cache)) {
      await intake.load(path.basename(file), readFileSync(file));
    }
    await refreshViews(intake.db, intake.catalog);
    await fillArgumentEntropy(intake.db);
    const whole = EVENT_TABLES.map((table) => ({
      name: table.name,
      columns: Object.fromEntries(
        [...table.columns, ...REFERENCE_COLUMNS].map(({ name }) => [name, name]),
      ),
    }));
    const files = await tabbedFiles(intake.db, folder, whole);
    const clickhouse = startClickHouse();
    const found = await onEngine(clickhouse, 'clickhouse', files, hunts, intake.db);
    const seeds = Object.entries(SEED_COLUMNS).map(([name, columns]) => ({ name, columns }));
    const seedFiles = await tabbedFiles(intake.db, folder, seeds);
    const names = Object.fromEntries(seeds.map(({ name }) => [name, '']));
    const reduced = await startHuntDb();
    try {
      await loadTables(reduced, await seedCase(intake.db, names));
      const mariadb = await startMariaDb();
      found.push(...(await onEngine(mariadb, 'mysql', seedFiles, hunts, reduced)));
    } finally {
      await reduced.close();
    }
    return found;
  } finally {
    await intake.db.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function onEngine(
  server: SiemEngineRun,
  engine: 'clickhouse' | 'mysql',
  files: readonly EstateFile[],
  hunts: readonly Hunt[],
  db: Db,
): Promise<Comparison[]> {
  try {
    const schema = readFileSync(new URL(`../src/schema/${engine}.sql`, import.meta.url), 'utf8');
    server.loadFiles(schema, files);
    const lines: Comparison[] = [];
    for (const hunt of hunts) {
      if (siemTextOf(hunt.id, engine) === undefined) continue;
      const { findings } = await (readsResults(hunt, engine)
        ? runWithoutEarlier(db, hunt)
        : runCase(db, hunt));
      const text = fillSiem(hunt, engine, {}, ESTATE_WIDE);
      const startedAt = performance.now();
      const answer = asked(() => server.ask(text));
      const ms = performance.now() - startedAt;
      const difference =
        typeof answer === 'string'
          ? answer
          : differs(findings.map(keyOf), answer.map(keyOfRow)).slice(0, SHOWN_CHARACTERS);
      lines.push({
        hunt: hunt.id,
        engine: `${server.name}, a million records`,
        cases: 1,
        rows: findings.length,
        ms,
        differences: difference === '' ? [] : [`a million records: ${difference}`],
      });
    }
    return lines;
  } finally {
    await server.stop();
  }
}

/**
 * The million holds events and no exports, and a text reads the findings of an earlier hunt from its export alone. So
 * the workbench goes without those findings too, and what is compared is what the events tell by themselves.
 */
async function runWithoutEarlier(db: Db, hunt: Hunt): ReturnType<typeof runCase> {
  const answer = await runCase(db, hunt);
  const earlier = hunt.after ?? [];
  if (earlier.length === 0) return answer;
  console.log(
    `${hunt.id}: its text reads exports of ${earlier.join(' and ')}, which the million lacks, so it is compared without them.`,
  );
  for (const id of earlier) await db.exec(sql`delete from ${answerTable(id)}`);
  return runCase(db, { ...hunt, after: [] });
}
