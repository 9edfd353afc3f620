import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { statementsOf } from '../../src/export/workstation/testing/statementsOf';
import { startClickHouse } from '../clickhouse';
import type { Comparison } from '../compare';
import type { SiemEngineRun } from '../siemEngineRun';
import { compareAnswers, compareTables } from './differences';
import { type NativeDuckDb, startNativeDuckDb } from './nativeDuckDb';
import { type PageCase, SAMPLE, pageCases } from './pageCases';
import { type Tally, faultText, lineOf } from './tally';

/**
 * The export for a workstation run where it is meant to run: `run.sql` on native DuckDB and `load-clickhouse.sql` on
 * ClickHouse, over the sample case, every golden hit and a case of hostile texts, against the workbench.
 */
export async function compareWorkstation(): Promise<readonly Comparison[]> {
  const tally: Tally = new Map();
  const clickHouse = startClickHouse();
  try {
    for await (const page of pageCases()) await compareCase(page, clickHouse, tally);
  } finally {
    await clickHouse.stop();
  }
  return [...tally.values()];
}

async function compareCase(page: PageCase, clickHouse: SiemEngineRun, tally: Tally): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'huntbench-workstation-'));
  const before = process.cwd();
  try {
    await unpack(page.zip, folder);
    process.chdir(folder);
    const native = await startNativeDuckDb('case.duckdb');
    try {
      const engine = `DuckDB ${native.version}, workstation`;
      await runAll(native, page, engine, tally);
      await compareTables((text) => native.ask(text), page, engine, tally);
      await compareAnswers(native, page, engine, tally);
      await compareClickHouse(clickHouse, page, tally);
      if (page.name === SAMPLE) await cutShort(native, engine, tally);
    } finally {
      native.stop();
    }
  } finally {
    process.chdir(before);
    rmSync(folder, { recursive: true, force: true });
  }
}

async function unpack(zip: Blob, folder: string): Promise<void> {
  const members = unzipSync(new Uint8Array(await zip.arrayBuffer()));
  for (const [name, bytes] of Object.entries(members)) {
    const place = path.join(folder, name);
    mkdirSync(name.endsWith('/') ? place : path.dirname(place), { recursive: true });
    if (!name.endsWith('/')) writeFileSync(place, bytes);
  }
}

async function runAll(
  native: NativeDuckDb,
  page: PageCase,
  engine: string,
  tally: Tally,
): Promise<void> {
  let hunt = 'evidence';
  for (const statement of statementsOf(readFileSync('run.sql', 'utf8'))) {
    hunt = /create or replace table "answers"."([a-z_]+)"/.exec(statement)?.[1] ?? hunt;
    const line = lineOf(tally, hunt.replaceAll('_', '-'), engine);
    const startedAt = performance.now();
    try {
      await native.run(statement);
    } catch (error) {
      line.differences.push(`${page.name}: ${faultText(error)} in ${statement.slice(0, 200)}`);
    }
    line.ms += performance.now() - startedAt;
  }
}

async function compareClickHouse(
  clickHouse: SiemEngineRun,
  page: PageCase,
  tally: Tally,
): Promise<void> {
  const engine = 'ClickHouse, workstation';
  const line = lineOf(tally, 'evidence', engine);
  const startedAt = performance.now();
  try {
    for (const statement of readFileSync('load-clickhouse.sql', 'utf8').split(/;\s*\n/)) {
      if (statement.replace(/^--.*$/gm, '').trim() !== '') clickHouse.ask(statement);
    }
  } catch (error) {
    line.differences.push(`${page.name}: ${faultText(error)}`);
  }
  line.ms += performance.now() - startedAt;
  await compareTables((text) => Promise.resolve(clickHouse.ask(text)), page, engine, tally);
}

/** With a record missing the run says so in a sentence, and a client that goes on all the same gets no table and no answer. */
async function cutShort(native: NativeDuckDb, engine: string, tally: Tally): Promise<void> {
  const line = lineOf(tally, 'a record is missing', engine);
  const lines = readFileSync('evidence/auth_logs.csv', 'utf8').trimEnd().split('\n');
  writeFileSync('evidence/auth_logs.csv', `${lines.slice(0, -1).join('\n')}\n`);
  rmSync('answers', { recursive: true });
  mkdirSync('answers');
  const faults: string[] = [];
  for (const statement of statementsOf(readFileSync('run.sql', 'utf8'))) {
    // The settings come first, and the folder to spill to cannot be changed once it is used.
    if (statement.includes('set temp_directory')) continue;
    await native.run(statement).catch((error: unknown) => faults.push(faultText(error)));
  }
  line.cases += 1;
  line.rows += 1;
  if (!/auth_logs holds \d+ records and the case has/.test(faults[0] ?? '')) {
    line.differences.push(`The first fault is ${faults[0] ?? 'none'}`);
  }
  const left = await native.ask('select table_name from duckdb_tables()');
  const written = readdirSync('answers');
  if (left.length + written.length > 0) {
    line.differences.push(`It left ${JSON.stringify(left)} and ${written.join(', ')}.`);
  }
}
