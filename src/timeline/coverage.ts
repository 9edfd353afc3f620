import { type Sql, ident, joinSql, literal, sql } from '../core/sqlText';
import type { Db } from '../db/db';
import { recordsOf } from '../db/rowsOf';
import { LOG_RECORDS } from '../schema/activityTables';
import { EVENT_TABLES } from '../schema/tables';
import { bucketCount, bucketStartMs, bucketWidthMs } from './bucketWidth';
import { NO_SELECTION, type Selection, timeOf } from './selection';
import { selectionSql } from './selectionSql';
import { IN_PLAUSIBLE_YEAR } from './timeClauses';

/** Columns of the heat map; more would be thinner than a finger. */
const MOST_BUCKETS = 96;

/** Rows of the heat map: the hosts with the most records. */
const MOST_HOSTS = 60;

/** Records of one host in one table, one number a bucket. */
export interface CoverageRow {
  readonly table: string;
  /** Null gathers the records that name no host. */
  readonly host: string | null;
  readonly records: number;
  readonly counts: readonly number[];
}

/** From the first to the last record of a table: outside it there is no log, inside it a zero means no events. */
export interface CoverageSpan {
  readonly table: string;
  readonly firstBucket: number;
  readonly lastBucket: number;
}

export interface CoverageGrid {
  readonly fromMs: number;
  readonly widthMs: number;
  readonly buckets: number;
  readonly spans: readonly CoverageSpan[];
  readonly rows: readonly CoverageRow[];
  /** All hosts, those without a row of their own included. */
  readonly hosts: number;
}

/** Host × table over time, of the hosts and the range of the selection; null when no event is dated. */
export async function coverageGrid(
  db: Db,
  signal?: AbortSignal,
  selection: Selection = NO_SELECTION,
): Promise<CoverageGrid | null> {
  const options = signal ? { signal } : {};
  const spans = recordsOf(await db.query(SPANS, options));
  if (spans.length === 0) return null;
  const chosen = timeOf(selection);
  const fromMs = chosen?.fromMs ?? Math.min(...spans.map((row) => Number(row['first_ms'])));
  const toMs = chosen?.toMs ?? Math.max(...spans.map((row) => Number(row['last_ms']))) + 1;
  const widthMs = bucketWidthMs({ fromMs, toMs }, MOST_BUCKETS);
  const startMs = bucketStartMs(fromMs, widthMs);
  const buckets = bucketCount({ fromMs, toMs }, widthMs);
  const bucketOf = (ms: unknown): number => Math.floor((Number(ms) - startMs) / widthMs);
  const where = selectionSql(selection, ['host']);
  const hosts = Number((await db.query(hostsSql(where), options)).cell(0, 0));
  const counted = recordsOf(await db.query(countsSql(startMs, widthMs, where), options));
  const rows = new Map<string, { table: string; host: string | null; counts: number[] }>();
  for (const row of counted) {
    const host = row['host'] === null ? null : String(row['host']);
    const table = String(row['table_name']);
    const key = JSON.stringify([table, host]);
    const entry = rows.get(key) ?? { table, host, counts: Array<number>(buckets).fill(0) };
    entry.counts[Number(row['bucket'])] = Number(row['records']);
    rows.set(key, entry);
  }
  return {
    fromMs: startMs,
    widthMs,
    buckets,
    hosts,
    spans: spans.map((row) => ({
      table: String(row['table_name']),
      firstBucket: bucketOf(row['first_ms']),
      lastBucket: bucketOf(row['last_ms']),
    })),
    rows: [...rows.values()].map((row) => ({
      ...row,
      records: row.counts.reduce((sum, n) => sum + n, 0),
    })),
  };
}

/** The list of all records repeats what the other tables hold. */
const EVENTS: Sql = joinSql(
  EVENT_TABLES.filter((table) => table !== LOG_RECORDS).map(
    ({ name }) =>
      sql`select ${literal(name)} as table_name, host, timestamp from ${ident(name)} where ${IN_PLAUSIBLE_YEAR}`,
  ),
  ' union all ',
);

const SPANS: Sql = sql`
with events as (${EVENTS})
select table_name, epoch_ms(min(timestamp)) as first_ms, epoch_ms(max(timestamp)) as last_ms
from events
group by table_name
order by table_name`;

function hostsSql(where: Sql): Sql {
  return sql`with events as (${EVENTS}) select count(distinct host) from events where ${where}`;
}

function countsSql(startMs: number, widthMs: number, where: Sql): Sql {
  return sql`
with events as (select table_name, host, timestamp from (${EVENTS}) where ${where}),
busiest as (
  select host
  from events
  where host is not null
  group by host
  order by count(*) desc, host
  limit ${literal(MOST_HOSTS)}
)
select
  table_name, host,
  ((epoch_ms(timestamp) - ${literal(startMs)}) // ${literal(widthMs)})::integer as bucket,
  count(*)::integer as records
from events
where host is null or host in (select host from busiest)
group by all
order by host nulls last, table_name, bucket`;
}
