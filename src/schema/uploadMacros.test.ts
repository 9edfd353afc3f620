import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { literal, sql, trustedSql } from '../core/sqlText';
import type { Db } from '../db/db';
import { recordsOf } from '../db/rowsOf';
import { startTestDb } from '../db/testing/nodeHost';
import { MACROS } from './macros';

let db: Db;
beforeAll(async () => {
  db = await startTestDb();
  for (const macro of MACROS) await db.exec(macro);
});
afterAll(() => db.close());

async function value(text: string): Promise<unknown> {
  const [row = {}] = recordsOf(await db.query(sql`select (${trustedSql(text)})::varchar as v`));
  return row['v'];
}

describe('names of places', () => {
  it.each([
    ['a.b.drop.example', 'drop.example'],
    ['DROP.example:443', 'drop.example'],
    ['drop.example.', 'drop.example'],
    ['www.shop.co.uk', 'shop.co.uk'],
    ['co.uk', 'co.uk'],
    ['files', 'files'],
    ['10.0.0.1:8080', '10.0.0.1'],
    ['fe80::1', 'fe80::1'],
    ['mine.s3.eu-west-1.amazonaws.com', 'mine.s3.eu-west-1.amazonaws.com'],
  ])('registered_domain(%j) is %j', async (name, expected) => {
    expect(await value(`registered_domain(${literal(name)})`)).toBe(expected);
  });

  it.each([
    ['mega.nz', true],
    ['g.mega.nz', true],
    ['omega.nz', false],
    ['mega.nz.example', false],
    ['s3.eu.store.example', true],
    ['s3xeu.store.example', false],
  ])('%j is of the list: %j', async (name, expected) => {
    const list = `['mega.nz', 's3.*.store.example']`;
    expect(await value(`regexp_matches(${literal(name)}, names_pattern(${list}))`)).toBe(
      String(expected),
    );
  });

  it.each([
    ['["a, b.zip","c.zip"]', "['a, b.zip', c.zip]"],
    ['a.zip, c.zip', '[a.zip, c.zip]'],
    ['["<unknown file name>"]', '[]'],
    ['[]', '[]'],
  ])('uploaded_names(%j) is %s', async (text, expected) => {
    expect(await value(`uploaded_names(${literal(text)})`)).toBe(expected);
  });
});
