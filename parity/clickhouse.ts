import { createRequire } from 'node:module';
import type { Cell, SiemEngineRun } from './siemEngineRun';

const MISSING =
  'ClickHouse (npm package chdb) is not installed, so the ClickHouse texts were not tried. ' +
  'Run `npm ci` in the folder parity, with the npm registry in reach.';

interface Session {
  query(text: string, format?: string): string;
  cleanup(): void;
}

/** ClickHouse inside this process, with a database of its own. */
export function startClickHouse(): SiemEngineRun {
  let chdb: { readonly Session: new () => Session };
  try {
    chdb = createRequire(import.meta.url)('chdb') as typeof chdb;
  } catch (error) {
    throw new Error(`${MISSING} (${String(error)})`, { cause: error });
  }
  const session = new chdb.Session();
  const named = (text: string): Record<string, Cell>[] => {
    const answer = session.query(text, 'JSONEachRow');
    return answer
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => Object.entries(JSON.parse(line) as Record<string, unknown>))
      .map((fields) =>
        Object.fromEntries(
          fields.map(([key, v]): [string, Cell] => [key, v === null ? null : String(v)]),
        ),
      );
  };
  const run = (text: string): void => void session.query(text, 'Null');
  const create = (schema: string): void => {
    run('drop database if exists estate');
    run('create database estate');
    run('use estate');
    for (const statement of schema.replace(/^--.*$/gm, '').split(/;\s*\n/)) {
      if (statement.trim() !== '') run(statement);
    }
  };
  return {
    name: 'ClickHouse',
    version: named('select version() as v')[0]?.['v'] ?? 'unknown',
    load(schema, tables) {
      create(schema);
      for (const { name, columns, rows } of tables) {
        if (rows.length === 0) continue;
        const lines = rows.map((row) => row.map(tabbed).join('\t')).join('\n');
        const list = columns.map((column) => `\`${column}\``).join(', ');
        run(`insert into ${name} (${list}) format TabSeparated\n${lines}`);
      }
    },
    loadFiles(schema, tables) {
      create(schema);
      for (const { name, columns, file } of tables) {
        const list = columns.map((column) => `\`${column}\``).join(', ');
        run(`insert into ${name} (${list}) from infile '${file}' format TabSeparated`);
      }
    },
    saved: (text) => ({ name: 'answer.csv', text: session.query(text, 'CSVWithNames') }),
    ask: (text) => named(text),
    stop: () => Promise.resolve(session.cleanup()),
  };
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
  '\0': '\\0',
};

function tabbed(cell: Cell): string {
  return cell === null ? '\\N' : cell.replace(/[\\\t\n\r\0]/g, (char) => ESCAPES[char] ?? char);
}
