import { existsSync } from 'node:fs';
import { answerTable } from '../../src/hunts/answerTable';
import { HUNTS } from '../../src/hunts/library';
import { ESTATE_TABLES } from '../../src/schema/tables';
import { differs } from '../differs';
import type { NativeDuckDb } from './nativeDuckDb';
import { HOSTILE, type PageCase, type Query } from './pageCases';
import { type Tally, lineOf } from './tally';

/** What an answer begins with, whatever the hunt. */
const COMPARED = [
  'severity',
  'first_seen',
  'last_seen',
  'host',
  'user',
  'summary',
  'records',
  'finding_key',
];

/** The number of records of every table and, in the case of hostile texts, every text of them. */
export async function compareTables(
  ask: Query,
  page: PageCase,
  engine: string,
  tally: Tally,
): Promise<void> {
  const line = lineOf(tally, 'evidence', engine);
  line.cases += 1;
  for (const { name, columns } of ESTATE_TABLES) {
    const isWhole = page.name === HOSTILE && name === 'process_logs';
    // As bytes, since what is read into JavaScript has lost a byte order mark at its beginning.
    const texts = columns
      .filter(({ type }) => type === 'VARCHAR')
      .map((column) => `hex("${column.name}")`);
    const text = isWhole
      ? `select file_id, record, process_id, ${texts.join(', ')} from ${name} order by file_id, record`
      : `select count(*) as records from ${name}`;
    const own = (await page.query(text)).map(Object.values<unknown>).map(cellsText);
    const other = (await ask(text)).map(Object.values<unknown>).map(cellsText);
    const wrong = own.findIndex((row, i) => row !== other[i]);
    if (wrong >= 0 || own.length !== other.length) {
      const at = Math.max(wrong, 0);
      line.differences.push(`${page.name}, ${name}: ${own[at]} is ${other[at]}`.slice(0, 600));
    }
    line.rows += isWhole ? own.length : Number(/\d+/.exec(own[0] ?? '')?.[0] ?? 0);
  }
}

/** The files in the folder `answers` against the answer tables of the workbench. */
export async function compareAnswers(
  native: NativeDuckDb,
  page: PageCase,
  engine: string,
  tally: Tally,
): Promise<void> {
  const kept = await page.query(
    `select table_name from duckdb_tables() where schema_name = 'answers' and database_name = 'ir'`,
  );
  const answered = new Set(kept.map((row) => String(row['table_name']).replaceAll('_', '-')));
  for (const { id } of HUNTS) {
    const file = `answers/${id}.csv`;
    if (!existsSync(file)) {
      if (answered.has(id)) {
        lineOf(tally, id, engine).differences.push(`${page.name}: there is no ${file}`);
      }
      continue;
    }
    const own = answered.has(id) ? await page.query(ownAnswer(id)) : [];
    const other = await native.ask(
      `select * from read_csv('${file}', header = true, all_varchar = true, delim = ',', quote = '"', escape = '"')`,
    );
    const line = lineOf(tally, id, engine);
    const difference = differs(own.map(findingText), other.map(findingText));
    if (difference !== '') line.differences.push(`${page.name}: ${difference}`);
    line.cases += 1;
    line.rows += own.length;
  }
}

function ownAnswer(id: string): string {
  const iso = (name: string): string => `strftime(${name}, '%Y-%m-%dT%H:%M:%S.%fZ') as ${name}`;
  return `select severity, ${iso('first_seen')}, ${iso('last_seen')}, host, "user", summary,
    len(list_distinct(row_refs)) as records, finding_key from ${answerTable(id)}`;
}

function findingText(row: Readonly<Record<string, unknown>>): string {
  return cellsText(COMPARED.map((name) => row[name] ?? null));
}

function cellsText(cells: readonly unknown[]): string {
  return JSON.stringify(cells.map((value) => (value === null ? null : String(value))));
}
