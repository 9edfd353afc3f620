import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type ColumnType, REFERENCE_COLUMNS } from './column';
import { ESTATE_TABLES, tableNamed } from './tables';

/** The columns of each table that a schema creates, with their types. */
function created(file: string): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const text = readFileSync(fileURLToPath(new URL(file, import.meta.url)), 'utf8');
  return Object.fromEntries(
    Array.from(text.matchAll(/create table if not exists (\w+) \(\n([\s\S]*?)\n\)/g), (table) => [
      table[1],
      Object.fromEntries(
        Array.from(
          (table[2] ?? '').matchAll(/^ {2}`(\w+)` ([A-Za-z]\S*(?:\([^`]*?\)+)?)/gm),
          (column) => [column[1], column[2]],
        ),
      ),
    ]),
  ) as Record<string, Record<string, string>>;
}

const CLICKHOUSE: Readonly<Record<ColumnType, RegExp>> = {
  TIMESTAMP: /^Nullable\(DateTime64\(6,/,
  VARCHAR: /^(LowCardinality\()?Nullable\(String\)/,
  INTEGER: /^Nullable\(Int32\)/,
  BIGINT: /^Nullable\(Int64\)/,
  BOOLEAN: /^Nullable\(Bool\)/,
};

/** Columns of the MySQL schema that have another name here. */
const MYSQL_NAMES: Readonly<Record<string, string>> = { port: 'dest_port' };

describe('clickhouse.sql', () => {
  const tables = created('./clickhouse.sql');

  it('has every normalised table with the same columns and types', () => {
    expect(Object.keys(tables)).toEqual(ESTATE_TABLES.map((table) => table.name));
    for (const table of ESTATE_TABLES) {
      const columns = tables[table.name] ?? {};
      expect(Object.keys(columns), table.name).toEqual(
        [...table.columns, ...REFERENCE_COLUMNS].map((column) => column.name),
      );
      for (const { name, type } of table.columns) {
        expect(columns[name], `${table.name}.${name}`).toMatch(CLICKHOUSE[type]);
      }
    }
  });
});

describe('mysql.sql', () => {
  it('has the three first tables, each column being one of the normalised table', () => {
    const tables = created('./mysql.sql');
    expect(Object.keys(tables)).toEqual(['auth_logs', 'process_logs', 'net_logs']);
    for (const [name, columns] of Object.entries(tables)) {
      const known = tableNamed(name)?.columns.map((column) => column.name);
      expect(Object.keys(columns).length).toBeGreaterThan(3);
      expect(known).toEqual(
        expect.arrayContaining(Object.keys(columns).map((column) => MYSQL_NAMES[column] ?? column)),
      );
    }
  });
});
