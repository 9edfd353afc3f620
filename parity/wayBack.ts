import { readFileSync } from 'node:fs';
import { fillSiem } from '../src/hunts/siem/fillSiem';
import { ENGINE_NAMES } from '../src/hunts/siem/siemOrigin';
import { huntNamed } from '../src/hunts/library';
import { loadTables, startHuntDb } from '../src/hunts/testing/caseTables';
import { casesOf, tablesOf } from '../src/hunts/testing/huntCases';
import { startNodeWorkbench } from '../src/state/testing/nodeWorkbench';
import { startClickHouse } from './clickhouse';
import { type Comparison, ESTATE_WIDE } from './compare';
import { differs } from './differs';
import { seedCase, seedEstate, wholeEstate } from './estate';
import { type ComparedFinding, findingOfRow, keyOf } from './findingKey';
import { startMariaDb } from './mariadb';
import type { SiemEngineRun } from './siemEngineRun';

/** Hunts whose text both SQL engines have, each on the first of its hit cases that gives a row. */
const HUNTS = ['kill-chain', 'lotl-parent-child', 'credential-abuse'] as const;

/** Answers of the real engines, exported as they export them, dropped into the workbench under a name that says nothing. */
export async function compareWayBack(): Promise<readonly Comparison[]> {
  const lines: Comparison[] = [];
  for (const engine of ['clickhouse', 'mysql'] as const) {
    const server = engine === 'mysql' ? await startMariaDb() : startClickHouse();
    try {
      for (const id of HUNTS) lines.push(await dropBack(server, engine, id));
    } finally {
      await server.stop();
    }
  }
  return lines;
}

async function dropBack(
  server: SiemEngineRun,
  engine: 'clickhouse' | 'mysql',
  id: (typeof HUNTS)[number],
): Promise<Comparison> {
  const startedAt = performance.now();
  const differences: string[] = [];
  const hunt = huntNamed(id);
  if (!hunt) throw new Error(`There is no hunt ${id}.`);
  const db = await startHuntDb();
  const node = startNodeWorkbench();
  let rows = 0;
  try {
    for (const one of casesOf(id, 'hit')) {
      await loadTables(db, tablesOf(one));
      if (engine === 'mysql') await loadTables(db, await seedCase(db, tablesOf(one)));
      const schema = readFileSync(new URL(`../src/schema/${engine}.sql`, import.meta.url), 'utf8');
      server.load(schema, await (engine === 'mysql' ? seedEstate(db) : wholeEstate(db)));
      const text = fillSiem(hunt, engine, {}, ESTATE_WIDE);
      const asked = server.ask(text);
      if (asked.length === 0 || rows > 0) continue;
      rows += asked.length;
      const { name, text: answer } = server.saved(text);
      await node.workbench.restartEngine();
      const [report] = await node.workbench.load([new File([answer], name)]);
      if (report?.source !== 'hunt-answers' || report.undated > 0) {
        differences.push(
          `${one.name}: taken for ${report?.source ?? 'nothing'}: ${report?.warnings.join(' ') ?? ''}`,
        );
        continue;
      }
      const { findings, runs } = node.workbench.store.getState();
      const own = findings.filter(({ huntId }) => huntId === id);
      const difference = differs(
        asked.map((row) => keyOf(takenIn(findingOfRow(row)))),
        own.map((finding) => keyOf(takenIn({ ...finding, severity: finding.baseSeverity }))),
      );
      if (difference !== '') differences.push(`${one.name}: ${difference}`);
      const said = `computed in ${ENGINE_NAMES[engine]}`;
      if (!runs[id]?.reason?.includes(said)) differences.push(`${one.name}: nothing says ${said}.`);
    }
  } finally {
    await db.close();
    await node.close();
  }
  if (rows === 0) differences.push('no case gave a row to drop back');
  return {
    hunt: id,
    engine: `${server.name}, dropped back`,
    cases: 1,
    rows,
    ms: performance.now() - startedAt,
    differences,
  };
}

/** As intake writes names; an answer that is taken in counts itself as its record. */
function takenIn({ host, user, ...finding }: ComparedFinding): ComparedFinding {
  return {
    ...finding,
    host: host?.toUpperCase() ?? null,
    user: user?.toLowerCase() ?? null,
    recordCount: null,
  };
}
