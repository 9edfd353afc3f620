import { type SqlValue, ident, joinSql, literal, sql, trustedSql } from '../../core/sqlText';
import type { Db } from '../../db/db';
import { startHuntDb } from '../../hunts/testing/caseTables';
import { CREATE_ARGUMENT_ENTROPY } from '../../schema/derivedTables';
import { tableNamed } from '../../schema/tables';
import { viewOf } from '../../schema/views';
import type { WorkstationFacts } from '../writeWorkstation';

const PIECES = [
  '"',
  "'",
  '\\',
  '\n',
  '\r',
  '\t',
  '\0',
  ',',
  ';',
  '""',
  '\\N',
  'NULL',
  ' ',
  'é',
  '🦊',
  '\ufeff',
  '-- ',
  '#',
  '=1+1',
];

/** Texts that a careless reader or writer of CSV loses or changes, the same on every run. */
export function hostileValues(): readonly string[] {
  let seed = 11;
  const next = (below: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor(seed / 65_536) % below;
  };
  const mixed = (): string =>
    Array.from({ length: 1 + next(7) }, () => PIECES[next(PIECES.length)] ?? '').join('');
  return [
    ...['', ' ', '\n', '\r\n', 'a\nb', '"quoted"', 'a,b', '\\', '\\"', '\0', 'a\0b', '\\N', 'null'],
    '"\n2026-03-02T09:00:00Z,"WS1",,\n"',
    'long '.repeat(600_000),
    ...Array.from({ length: 400 }, mixed),
  ];
}

export const HOSTILE_FACTS: WorkstationFacts = {
  caseName: 'Hostile "case"\n; drop table process_logs; --',
  writtenAt: '2026-03-12T00:00:00.000Z',
  engine: 'DuckDB',
  time: { from: null, to: null },
  files: [],
};

/** An engine whose process records hold each hostile text and null by turns in every column of text, and odd times. */
export async function startHostileDb(): Promise<Db> {
  const db = await startHuntDb();
  const table = tableNamed('process_logs');
  if (!table) throw new Error('There is no process_logs.');
  const names = ['user', 'process_name', 'parent_process', 'arguments'];
  const from = sql`evidence.hostile`;
  const list = joinSql(
    names.map((name) => sql`${ident(name)} varchar`),
    ', ',
  );
  await db.exec(
    sql`create table ${from} (file_id integer, record bigint, "timestamp" timestamp, process_id bigint, ${list})`,
  );
  const times = [
    '1601-01-01 00:00:00',
    '2026-03-02 09:00:00.000001',
    null,
    '9999-12-31 23:59:59.999999',
  ];
  const rows = hostileValues().map((text, i): SqlValue[] => [
    1,
    i + 1,
    times[i % times.length] ?? null,
    i % 3 === 0 ? null : -i,
    ...names.map((_, column) => ((i + column) % 5 === 0 ? null : text)),
  ]);
  for (const row of rows) {
    await db.exec(sql`insert into ${from} values (${joinSql(row.map(literal), ', ')})`);
  }
  const filled = ['timestamp', 'process_id', ...names];
  const share = { from, expressions: new Map(filled.map((name) => [name, ident(name)])) };
  await db.exec(viewOf(table, [share]));
  await db.exec(CREATE_ARGUMENT_ENTROPY);
  await db.exec(
    trustedSql(
      `insert into argument_entropy select file_id, record, 1.0 / record, length(arguments), 0
       from process_logs where arguments is not null`,
    ),
  );
  return db;
}
