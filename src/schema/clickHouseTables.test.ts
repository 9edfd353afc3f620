import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { clickHouseTables } from './clickHouseTables';

it('makes the statements that stand in clickhouse.sql, below its own header', () => {
  const file = readFileSync(new URL('./clickhouse.sql', import.meta.url), 'utf8');
  const header = /^(--.*\n)+\n/.exec(file)?.[0] ?? '';
  expect(header).not.toBe('');
  expect(clickHouseTables()).toBe(file.slice(header.length).trimEnd());
});
