import { type Sql, ident, joinSql, literal, qualified, sql } from '../core/sqlText';
import type { Catalog, DbSession } from '../db/db';
import { recordsOf } from '../db/rowsOf';
import type { ColumnName } from './columnNames';
import type { DerivedColumn } from './derivedColumns';
import { type DateOrderVerdict, dateOrderOf, fillOrderedTimes } from './dateOrder';
import type { IntakeChoice } from './intakeChoice';
import type { Prepared } from './prepared';
import type { TimeColumn } from './timeColumn';
import { PLAUSIBLE_FROM, PLAUSIBLE_TO } from './plausibleTimes';
import { allEndInZ, castTime, mendTimes } from './writtenTimes';
import { type ZoneCheck, applyZone, checkZone } from './zoneCheck';

/** Longest record the engine accepts; the scanner rejects longer ones first. */
const MAX_LINE_BYTES = 32 * 1024 * 1024;

/** What the engine reads at a time; left alone it takes sixteen times the longest record, most files whole. */
const BUFFER_BYTES = 2 * MAX_LINE_BYTES;

/** Holds the number of a record in content that carries it; no header has a name with a blank before it. */
const NUMBER_COLUMN = ' record';

export interface LoadRequest {
  readonly fileId: number;
  readonly registeredAs: string;
  readonly evidenceTable: string;
  readonly catalog: Catalog;
  readonly columns: readonly ColumnName[];
  readonly time: TimeColumn | null;
  /** Times are read by the engine's own cast alone; `settleTable` then mends what it misread. */
  readonly castsTimes: boolean;
  /** Values computed once while reading, because every query would pay for them again. */
  readonly derived: readonly DerivedColumn[];
  readonly content: Pick<
    Prepared,
    'dialect' | 'newLine' | 'contentHasNumbers' | 'contentHasHeader'
  >;
}

export interface LoadResult {
  readonly loaded: number;
  /** Records the engine refused although the scanner did not; none is expected. */
  readonly engineRejects: readonly { readonly line: number; readonly reason: string }[];
  readonly dateOrder: DateOrderVerdict | null;
  readonly zone: ZoneCheck | null;
  /** First and last, where every time is there, ends in `Z` and is of this century: most files. */
  readonly ordinary: OrdinaryTimes | null;
}

export interface OrdinaryTimes {
  readonly firstSeen: string;
  readonly lastSeen: string;
}

/** Where the records of a file are kept; `evidence.<name>` is the view of them as they were in the file. */
export function storedTable(catalog: Catalog, evidenceTable: string): Sql {
  return qualified(catalog, 'stored', evidenceTable);
}

/**
 * Loads a file as text, in one pass with the record number and the UTC time. Nothing is typed by the engine.
 * The record number is the place among all records of the file, rejected ones counted.
 */
export function createTableSql(request: LoadRequest): Sql {
  const table = storedTable(request.catalog, request.evidenceTable);
  const { time, content } = request;
  const names = request.columns.map((column) => ident(column.name));
  const derived = request.derived.map(
    ({ name, expression }) => sql`${expression} as ${ident(name)}`,
  );
  const record = content.contentHasNumbers
    ? ident(NUMBER_COLUMN)
    : sql`row_number() over ()::bigint`;
  const eventTime = time ? timeSql(time, request.castsTimes) : sql`null::timestamp`;
  const timeText = time?.computed ? [sql`${time.computed} as ${ident(time.name)}`] : [];
  return sql`
    create table ${table} as
    select ${literal(request.fileId)}::integer as file_id, ${record} as record,
      ${eventTime} as event_time, ${joinSql([...names, ...timeText, ...derived], ', ')}
    from ${readCsv(request)}`;
}

function timeSql({ name, computed }: TimeColumn, castsTimes: boolean): Sql {
  return castsTimes ? castTime(ident(name)) : sql`utc_time(${computed ?? ident(name)})`;
}

/** What came of the load, and times that need the whole column to be read. In the session of the load. */
export async function settleTable(
  session: DbSession,
  table: Sql,
  time: TimeColumn | null,
  castsTimes: boolean,
  choice: IntakeChoice,
): Promise<LoadResult> {
  const engineRejects = recordsOf(
    await session.query(
      sql`select distinct line::integer as line, error_message as reason from reject_errors order by line`,
      { maxRows: 20 },
    ),
  ).map((row) => ({ line: Number(row['line']), reason: String(row['reason']) }));
  let counts = await timeCounts(session, table, time);
  if (time && castsTimes && counts.ordinary === null) {
    await session.query(mendTimes(table, ident(time.name)));
    counts = await timeCounts(session, table, time);
  }
  const { loaded, dated, ordinary } = counts;
  const hasUndated = dated < loaded;
  const dateOrder =
    time && hasUndated
      ? await dateOrderOf(session, table, time.name, choice.dateOrder ?? choice.settledOrder)
      : null;
  if (time && dateOrder?.order) {
    await session.query(fillOrderedTimes(table, time.name, dateOrder.order));
  }
  const zone = time ? await zoneOf(session, table, time, choice) : null;
  return { loaded, engineRejects, dateOrder, zone, ordinary };
}

async function timeCounts(
  session: DbSession,
  table: Sql,
  time: TimeColumn | null,
): Promise<{ loaded: number; dated: number; ordinary: OrdinaryTimes | null }> {
  const isOrdinary = time
    ? sql`${allEndInZ(ident(time.name))} and count(event_time) = count(*)
        and min(event_time) >= ${PLAUSIBLE_FROM} and max(event_time) < ${PLAUSIBLE_TO}`
    : sql`false`;
  const [row = {}] = recordsOf(
    await session.query(sql`
      select count(*)::bigint as loaded, count(event_time)::bigint as dated,
        ${isOrdinary} as is_ordinary, min(event_time) as first_seen, max(event_time) as last_seen
      from ${table}`),
  );
  const ordinary = { firstSeen: String(row['first_seen']), lastSeen: String(row['last_seen']) };
  return {
    loaded: Number(row['loaded']),
    dated: Number(row['dated']),
    ordinary: row['is_ordinary'] === true ? ordinary : null,
  };
}

function zoneOf(
  session: DbSession,
  table: Sql,
  time: TimeColumn,
  choice: IntakeChoice,
): Promise<ZoneCheck | null> {
  if (choice.zoneOffsetMinutes !== undefined) {
    return applyZone(session, table, time, choice.zoneOffsetMinutes);
  }
  return time.checkedBy ? checkZone(session, table, time, time.checkedBy) : Promise.resolve(null);
}

function readCsv({ registeredAs, columns, content }: LoadRequest): Sql {
  const number = content.contentHasNumbers ? [sql`${literal(NUMBER_COLUMN)}: 'BIGINT'`] : [];
  const texts = columns.map((column) => sql`${literal(column.name)}: 'VARCHAR'`);
  const types = joinSql([...number, ...texts], ', ');
  const { delimiter, quote } = content.dialect;
  // Left alone, the reader takes a line end inside the first quoted value for that of the records.
  const newLine = literal(content.newLine.replace('\r', '\\r').replace('\n', '\\n'));
  const quoteText = literal(quote === null ? '' : String.fromCharCode(quote));
  return sql`read_csv(${literal(`ir/${registeredAs}`)},
    columns = {${types}}, auto_detect = false, header = ${literal(content.contentHasHeader)},
    delim = ${literal(String.fromCharCode(delimiter))}, quote = ${quoteText}, escape = ${quoteText}, new_line = ${newLine},
    store_rejects = true, rejects_limit = 0, max_line_size = ${literal(MAX_LINE_BYTES)},
    buffer_size = ${literal(BUFFER_BYTES)})`;
}
