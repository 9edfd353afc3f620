import type { RowRef } from '../core/rowRef';
import { type Sql, ident, joinSql, literal, sql } from '../core/sqlText';
import type { CellValue, Db } from '../db/db';
import { recordsOf } from '../db/rowsOf';
import { type ActiveDay, ISOLATION_DAYS, isolatedDays } from './isolatedDays';
import { FIRST_PLAUSIBLE_YEAR, IN_PLAUSIBLE_YEAR, LAST_PLAUSIBLE_YEAR } from './timeClauses';
import type { TimeRange } from './timeRange';

const TABLES = ['auth_logs', 'process_logs'] as const;

/** How many records of each kind outside the axis are named. */
const NAMED_ROWS = 20;

/** Dated records that do not set the axis: how many, from when to when, and the first of them. */
export interface OutsideRecords {
  readonly table: (typeof TABLES)[number];
  readonly reason: string;
  readonly records: number;
  /** ISO 8601 UTC. */
  readonly first: string;
  readonly last: string;
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
 * more than 366 days from all others that hold less than 1 % of the records; both are listed in `outside`.
 */
export async function timelineExtent(db: Db, signal?: AbortSignal): Promise<TimelineExtent> {
  const options = signal ? { signal } : {};
  const undated = Number((await db.query(UNDATED, options)).cell(0, 0));
  const days = recordsOf(await db.query(DAYS, options)).map((row) => ({
    dayMs: Number(row['day_ms']),
    records: Number(row['records']),
    firstMs: Number(row['first_ms']),
    lastMs: Number(row['last_ms']),
  }));
  const isolated = isolatedDays(days);
  const kept = days.filter((day) => !isolated.has(day.dayMs));
  const [first] = kept;
  const last = kept.at(-1);
  const range = first && last ? { fromMs: first.firstMs, toMs: last.lastMs + 1 } : null;
  const kinds = [IMPLAUSIBLE, ...(isolated.size > 0 ? [isolatedKind([...isolated])] : [])];
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

function countOf(days: readonly ActiveDay[]): number {
  return days.reduce((sum, day) => sum + day.records, 0);
}

function isolatedKind(days: readonly number[]): Kind {
  return {
    reason: `More than ${ISOLATION_DAYS} days from all other records, and less than 1 % of them.`,
    isOutside: sql`${IN_PLAUSIBLE_YEAR} and epoch_ms(date_trunc('day', timestamp)) in (${joinSql(days.map(literal), ', ')})`,
  };
}

const UNDATED: Sql = sql`
select
  (select count(*) from auth_logs where timestamp is null)
  + (select count(*) from process_logs where timestamp is null)`;

const DAYS: Sql = sql`
with instants as (
  ${joinSql(
    TABLES.map((table) => sql`select timestamp from ${ident(table)} where ${IN_PLAUSIBLE_YEAR}`),
    ' union all ',
  )}
)
select
  epoch_ms(date_trunc('day', timestamp)) as day_ms,
  count(*) as records,
  epoch_ms(min(timestamp)) as first_ms,
  epoch_ms(max(timestamp)) as last_ms
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
      sql`select count(*) as records, min(timestamp) as first, max(timestamp) as last ${where}`,
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
    rows: recordsOf(named).map(rowRefOf),
  };
}

function rowRefOf(row: Readonly<Record<string, CellValue>>): RowRef {
  return { fileId: Number(row['file_id']), record: Number(row['record']) };
}
