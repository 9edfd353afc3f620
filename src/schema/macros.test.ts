import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sql, literal, sql, trustedSql } from '../core/sqlText';
import type { DuckDb } from '../db/duckDb';
import { startTestDb } from '../db/testing/nodeHost';
import { MACROS } from './macros';

let db: DuckDb;
beforeAll(async () => {
  db = await startTestDb();
  for (const macro of MACROS) await db.exec(macro);
});
afterAll(() => db.close());

async function value(expression: Sql): Promise<unknown> {
  return (await db.query(sql`select ${expression} as v`)).cell(0, 0);
}

describe('shared SQL functions', () => {
  it.each([
    ['short_host', 'ws1.corp.local', 'WS1'],
    ['short_host', 'WS1$', 'WS1'],
    ['short_host', '\\\\ws1', 'WS1'],
    ['short_host', '10.0.0.5', '10.0.0.5'],
    ['short_host', 'fe80::1', 'fe80::1'],
    ['short_host', '-', null],
    ['account', 'CORP\\alice', 'alice'],
    ['account', 'alice@corp.example', 'alice'],
    ['account', 'corp/alice', 'alice'],
    ['account', 'Alice', 'Alice'],
    ['account', 'N/A', null],
    ['account_domain', 'CORP\\alice', 'CORP'],
    ['account_domain', 'alice@corp.example', 'corp.example'],
    ['account_domain', 'alice', null],
    ['file_name', 'C:\\Windows\\System32\\cmd.exe', 'cmd.exe'],
    ['file_name', '"C:\\a b\\x.exe"', 'x.exe'],
    ['file_name', '/usr/bin/bash', 'bash'],
    ['file_name', 'cmd.exe', 'cmd.exe'],
    ['ip_text', '10.0.0.1', '10.0.0.1'],
    ['ip_text', '::ffff:10.0.0.1', '10.0.0.1'],
    ['ip_text', '::FFFF:10.0.0.1', '10.0.0.1'],
    ['ip_text', 'WS1 (10.0.0.1)', '10.0.0.1'],
    ['ip_text', '- (-)', null],
    ['ip_text', 'fe80::1%12', 'fe80::1%12'],
    ['ip_text', '::1', '::1'],
    ['ip_text', '-', null],
    ['logon_id_text', '0x000000000083EF56', '0x83ef56'],
    ['logon_id_text', '999', '0x3e7'],
    ['logon_id_text', '0x0', null],
    ['logon_id_text', '-', null],
    ['status_code_text', '0xc000006a', '0xC000006A'],
    ['status_code_text', '3221225578', '0xC000006A'],
    ['status_code_text', '-1073741718', '0xC000006A'],
    ['status_code_text', '0x00000018', '0x18'],
    ['status_code_text', '0x0', null],
    ['status_code_text', 'Bad password', 'Bad password'],
  ])('%s(%j) is %j', async (name, input, expected) => {
    expect(await value(sql`${trustedSql(name)}(${literal(input)})`)).toBe(expected);
  });

  it.each([
    ['10.0.0.1', 0xffff0a000001n],
    ['255.255.255.255', 0xffffffffffffn],
    ['::ffff:10.0.0.1', 0xffff0a000001n],
    ['::1', 1n],
    ['0:0:0:0:0:0:0:1', 1n],
    ['fe80::1', 0xfe800000000000000000000000000001n],
    ['fe80::1%12', 0xfe800000000000000000000000000001n],
    ['2001:db8::', 0x20010db8000000000000000000000000n],
    ['256.1.1.1', null],
    ['10.0.0', null],
    ['host.example', null],
    ['fe80:::1:2:3:4:5:6:7:8', null],
    ['', null],
  ])('ip_number(%j)', async (text, expected) => {
    const got = await value(sql`ip_number(${literal(text)})::varchar`);
    expect(got).toBe(expected === null ? null : expected.toString());
  });
});

describe('meeting in time', () => {
  it.each([
    ["slot_of(timestamp '1970-01-01 00:01:59.999', 60)", 1],
    ["slot_of(timestamp '1970-01-01 00:02:00', 60)", 2],
    ["follows(timestamp '2026-03-03 00:00:30', timestamp '2026-03-02 23:59:30', 60)", true],
    ["follows(timestamp '2026-03-03 00:00:30.001', timestamp '2026-03-02 23:59:30', 60)", false],
    ["follows(timestamp '2026-03-02 23:59:29', timestamp '2026-03-02 23:59:30', 60)", false],
  ])('%s', async (expression, expected) => {
    expect(Number(await value(trustedSql(`(${expression})::integer`)))).toBe(Number(expected));
  });

  it.each([
    ["'A'", "'A'", 1],
    ["'A'", "'B'", 0],
    ['null', "'A'", 1],
    ["'A'", 'null', 1],
    ['null', 'null', 1],
  ])('a record of host %s and one of %s share %s texts', async (earlier, later, shared) => {
    const texts = `list_intersect(meetings_earlier('u', ${earlier}), meetings_later('u', ${later}))`;
    expect(Number(await value(trustedSql(`len(${texts})::integer`)))).toBe(shared);
  });
});
