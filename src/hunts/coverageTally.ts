import type { IsoSpan } from '../core/isoSpan';
import { type Sql, ident, joinSql, literal, sql } from '../core/sqlText';
import type { CellValue, Db } from '../db/db';
import { recordsOf } from '../db/rowsOf';

/** Which records of a table to count, and the columns whose values to count among them. */
export interface TallyRequest {
  readonly table: string;
  readonly where?: Sql;
  readonly columns: readonly string[];
  /** A column whose values are counted in all records of the table. */
  readonly toldBy?: string;
  /** A column whose different values are counted. */
  readonly kindsOf?: string;
}

export interface Tally {
  readonly records: number;
  readonly tableRecords: number;
  readonly dated: number;
  readonly last24h: number;
  /** Hosts that the whole table names. */
  readonly hosts: number;
  /** ISO 8601 UTC, within the span of the evidence. */
  readonly firstSeen: string | null;
  readonly lastSeen: string | null;
  /** Records with a value, by column. */
  readonly filled: ReadonlyMap<string, number>;
  readonly told: number;
  readonly kinds: number;
}

/** Of a table without records. */
export const NOTHING: Tally = {
  records: 0,
  tableRecords: 0,
  dated: 0,
  last24h: 0,
  hosts: 0,
  firstSeen: null,
  lastSeen: null,
  filled: new Map(),
  told: 0,
  kinds: 0,
};

/** Counts every request in one query a table. Tables that `recordsIn` says are empty are not asked. */
export async function tallies(
  db: Db,
  requests: readonly TallyRequest[],
  span: IsoSpan | null,
  recordsIn: ReadonlyMap<string, number>,
): Promise<ReadonlyMap<TallyRequest, Tally>> {
  const counted = new Map<TallyRequest, Tally>();
  for (const table of new Set(requests.map((request) => request.table))) {
    const tableRecords = recordsIn.get(table) ?? 0;
    if (tableRecords === 0) continue;
    const ofTable = requests.filter((request) => request.table === table);
    const [row = {}] = recordsOf(await db.query(tableSql(table, ofTable, span)));
    for (const [i, request] of ofTable.entries()) {
      counted.set(request, tallyOf(row, `p${i}`, request, tableRecords));
    }
  }
  return counted;
}

function tableSql(table: string, requests: readonly TallyRequest[], span: IsoSpan | null) {
  const from = span ? instant(span.from) : sql`null::timestamp`;
  const to = span ? instant(span.to) : sql`null::timestamp`;
  const parts = requests.flatMap(({ where, columns, toldBy, kindsOf }, i) => {
    const counts = where ?? sql`true`;
    const name = (what: string) => ident(`p${i} ${what}`);
    const within = sql`${counts} and timestamp between ${from} and ${to}`;
    return [
      sql`count_if(${counts})::bigint as ${name('records')}`,
      sql`count_if(${counts} and timestamp is not null)::bigint as ${name('dated')}`,
      sql`count_if(${within} and timestamp > ${to} - interval 24 hours)::bigint as ${name('last24h')}`,
      sql`min(timestamp) filter (${within}) as ${name('first')}`,
      sql`max(timestamp) filter (${within}) as ${name('last')}`,
      ...columns.map(
        (column) =>
          sql`count_if(${counts} and ${ident(column)} is not null)::bigint as ${name(`has ${column}`)}`,
      ),
      ...(toldBy ? [sql`count(${ident(toldBy)})::bigint as ${name('told')}`] : []),
      ...(kindsOf
        ? [sql`count(distinct ${ident(kindsOf)}) filter (${counts})::bigint as ${name('kinds')}`]
        : []),
    ];
  });
  return sql`
select
  count(distinct host)::bigint as hosts,
  ${joinSql(parts, ',\n  ')}
from ${ident(table)}`;
}

function instant(iso: string): Sql {
  return sql`${literal(iso.replace(/Z$/, ''))}::timestamp`;
}

function tallyOf(
  row: Readonly<Record<string, CellValue>>,
  name: string,
  { columns, toldBy }: TallyRequest,
  tableRecords: number,
): Tally {
  const count = (what: string): number => Number(row[`${name} ${what}`] ?? 0);
  const time = (what: string): string | null => {
    const value = row[`${name} ${what}`] ?? null;
    return value === null ? null : String(value);
  };
  return {
    records: count('records'),
    tableRecords,
    dated: count('dated'),
    last24h: count('last24h'),
    hosts: Number(row['hosts'] ?? 0),
    firstSeen: time('first'),
    lastSeen: time('last'),
    filled: new Map(columns.map((column) => [column, count(`has ${column}`)])),
    told: toldBy ? count('told') : tableRecords,
    kinds: count('kinds'),
  };
}
