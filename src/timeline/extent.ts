import type { RowRef } from '../core/rowRef';
import { type Sql, ident, joinSql, literal, sql } from '../core/sqlText';
import type { CellValue, Db } from '../db/db';
import { recordsOf } from '../db/rowsOf';
import { type ActiveDay, ISOLATION_DAYS, STRAY_HOST_DAYS, isolatedDays } from './isolatedDays';
import { FIRST_PLAUSIBLE_YEAR, IN_PLAUSIBLE_YEAR, LAST_PLAUSIBLE_YEAR } from './timeClauses';
import type { TimeRange } from './timeRange';

const TABLES = ['auth_logs', 'process_logs'] as const;

/** How many records of each kind outside the axis are named. */
const NAMED_ROWS = 20;
const NAMED_HOSTS = 3;
const DAY_MS = 86_400_000;

/** Dated records that do not set the axis: how many, from when to when, and the first of them. */
export interface OutsideRecords {
  readonly table: (typeof TABLES)[number];
  readonly reason: string;
  readonly records: number;
  /** ISO 8601 UTC. */
  readonly first: string;
  readonly last: string;
  /** The first hosts by name, at most three. */
  readonly hosts: readonly string[];
  readonly rows: readonly RowRef[];
}

/** `range` spans the `records` that set the axis, to the millisecond; null when there are none. */
export interface TimelineExtent {
  readonly range: TimeRange | null;
  readonly records: number;
  readonly undated: number;
  readonly outside: readonly OutsideRecords[];
}

interface Kind {
  readonly reason: string;
  readonly isOutside: Sql;
}

const IMPLAUSIBLE: Kind = {
  reason: `The year is before ${FIRST_PLAUSIBLE_YEAR} or after ${LAST_PLAUSIBLE_YEAR}.`,
  isOutside: sql`not ${IN_PLAUSIBLE_YEAR}`,
};

/**
 * The time range of the dated logons and executions. Years before 2000 and after 2100 never set it, nor do stretches
 * more than 366 days from all others that hold less than 1 % of the records, nor, from 60 days on, those of hosts that
 * have no record elsewhere while they are few. All of these are listed in `outside`.
 */
export async function timelineExtent(db: Db, signal?: AbortSignal): Promise<TimelineExtent> {
  const options = signal ? { signal } : {};
  const undated = Number((await db.query(UNDATED, options)).cell(0, 0));
  let days = await activeDays(db, sql`null`, options);
  if (hasGap(days)) days = await activeDays(db, sql`list(distinct upper(host))`, options);
  const { far, stray } = isolatedDays(days);
  const kept = days.filter((day) => !far.has(day.dayMs) && !stray.has(day.dayMs));
  const [first] = kept;
  const last = kept.at(-1);
  const range = first && last ? { fromMs: first.firstMs, toMs: last.lastMs + 1 } : null;
  const kinds = [
    IMPLAUSIBLE,
    ...(far.size > 0 ? [onDays([...far], FAR)] : []),
    ...(stray.size > 0 ? [onDays([...stray], STRAY)] : []),
  ];
  const outside = await Promise.all(
    TABLES.flatMap((table) => kinds.map((kind) => outsideRecords(db, table, kind, options))),
  );
  return {
    range,
    records: countOf(kept),
    undated,
    outside: outside.filter((entry) => entry !== null),
  };
}

async function activeDays(
  db: Db,
  hosts: Sql,
  options: { readonly signal?: AbortSignal },
): Promise<(ActiveDay & { readonly firstMs: number; readonly lastMs: number })[]> {
  return recordsOf(await db.query(daysSql(hosts), options)).map((row) => ({
    dayMs: Number(row['day_ms']),
    records: Number(row['records']),
    firstMs: Number(row['first_ms']),
    lastMs: Number(row['last_ms']),
    hosts: (row['hosts'] ?? []) as readonly (string | null)[],
  }));
}

/** Whether some day may be stray, so that its hosts matter; reading them costs on millions of records. */
function hasGap(days: readonly ActiveDay[]): boolean {
  return days.some((day, i) => day.dayMs - (days[i - 1] ?? day).dayMs > STRAY_HOST_DAYS * DAY_MS);
}

function countOf(days: readonly ActiveDay[]): number {
  return days.reduce((sum, day) => sum + day.records, 0);
}

const FAR = `More than ${ISOLATION_DAYS} days from all other records, and less than 1 % of them.`;
const STRAY = `More than ${STRAY_HOST_DAYS} days from all other records, of hosts that have none elsewhere: a clock that is off, or a machine that stopped long before. Times are shown as recorded.`;

function onDays(days: readonly number[], reason: string): Kind {
  return {
    reason,
    isOutside: sql`${IN_PLAUSIBLE_YEAR} and epoch_ms(date_trunc('day', timestamp)) in (${joinSql(days.map(literal), ', ')})`,
  };
}

const UNDATED: Sql = sql`
select
  (select count(*) from auth_logs where timestamp is null)
  + (select count(*) from process_logs where timestamp is null)`;

const daysSql = (hosts: Sql): Sql => sql`
with instants as (
  ${joinSql(
    TABLES.map(
      (table) => sql`select timestamp, host from ${ident(table)} where ${IN_PLAUSIBLE_YEAR}`,
    ),
    ' union all ',
  )}
)
select
  epoch_ms(date_trunc('day', timestamp)) as day_ms,
  count(*) as records,
  epoch_ms(min(timestamp)) as first_ms,
  epoch_ms(max(timestamp)) as last_ms,
  ${hosts} as hosts
from instants
group by date_trunc('day', timestamp)
order by 1`;

async function outsideRecords(
  db: Db,
  table: OutsideRecords['table'],
  kind: Kind,
  options: { readonly signal?: AbortSignal },
): Promise<OutsideRecords | null> {
  const where = sql`from ${ident(table)} where ${kind.isOutside}`;
  const [row = {}] = recordsOf(
    await db.query(
      sql`select count(*) as records, min(timestamp) as first, max(timestamp) as last,
        list_sort(list(distinct host))[:${literal(NAMED_HOSTS)}] as hosts ${where}`,
      options,
    ),
  );
  const records = Number(row['records']);
  if (records === 0) return null;
  const named = await db.query(
    sql`select file_id, record ${where} order by timestamp, file_id, record limit ${literal(NAMED_ROWS)}`,
    options,
  );
  return {
    table,
    reason: kind.reason,
    records,
    first: String(row['first']),
    last: String(row['last']),
    hosts: ((row['hosts'] ?? []) as readonly (string | null)[]).filter((name) => name !== null),
    rows: recordsOf(named).map(rowRefOf),
  };
}

function rowRefOf(row: Readonly<Record<string, CellValue>>): RowRef {
  return { fileId: Number(row['file_id']), record: Number(row['record']) };
}
