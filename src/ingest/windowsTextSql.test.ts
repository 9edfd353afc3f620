import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { literal, sql } from '../core/sqlText';
import type { DuckDb } from '../db/duckDb';
import { recordsOf } from '../db/rowsOf';
import { startTestDb } from '../db/testing/nodeHost';
import { SET_UP } from '../schema/setUp';
import { ruleSql } from './fieldSql';
import type { FieldKind } from './source';

let db: DuckDb;
beforeAll(async () => {
  db = await startTestDb();
  for (const statement of SET_UP) await db.exec(statement);
});
afterAll(() => db.close());

const SHA256 = '0123456789abcdef'.repeat(4);
const WIN_DEFEND = '570069006E0044006500660065006E006400';
const CONTEXT = '\tHostApplication=C:\\new\\a.exe -x "1"\r\n\tUserId=CORP\\alice\r\n';

describe('a text of Windows events', () => {
  it.each<[FieldKind, string, string | null]>([
    ['sha256', `SHA1=${'0'.repeat(40)},SHA256=${SHA256.toUpperCase()},IMPHASH=0`, SHA256],
    ['sha256', SHA256, SHA256],
    ['sha256', `SHA1=${'0'.repeat(40)}`, null],
    ['access', '0x6', 'modify'],
    ['access', '0x10000', 'delete'],
    ['access', '0x02000080', 'access'],
    ['access', '2', 'modify'],
    ['access', '%%1537\n\t\t%%4423', 'delete'],
    ['access', '%%4416\n\t\t%%4418', 'modify'],
    ['access', '%%4416', 'access'],
    ['access', '-', null],
    ['service key', `${WIN_DEFEND}2F0031000000`, 'WinDefend'],
    ['service key', `${WIN_DEFEND}0000`, 'WinDefend'],
    ['service key', '4D-00-4D-00-43-00-53-00-53-00-2F-00-34-00-00-00', 'MMCSS'],
    ['service key', 'E4003F00', null],
    ['service state', `${WIN_DEFEND}2F0031000000`, '1'],
    ['service state', `${WIN_DEFEND}0000`, null],
    ['powershell command', CONTEXT, 'C:\\new\\a.exe -x "1"'],
    ['powershell command', JSON.stringify(['None', CONTEXT]), 'C:\\new\\a.exe -x "1"'],
    ['powershell account', CONTEXT, 'alice'],
    ['powershell domain', JSON.stringify([CONTEXT]), 'CORP'],
    ['powershell account', '        Connected User = \n        User = CORP\\bob\n', 'bob'],
    ['powershell account', 'no context', null],
  ])('as %s: %s is %s', async (kind, text, value) => {
    const rows = await db.query(sql`
      select ${ruleSql({ from: [], kind }, sql`v`)} as value from (values (${literal(text)})) as t(v)`);
    expect(recordsOf(rows)).toEqual([{ value }]);
  });
});
