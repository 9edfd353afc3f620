import { type Sql, ident, joinSql, literal, qualified, sql } from '../core/sqlText';
import type { Catalog, DbSession } from '../db/db';
import { numberOf, recordsOf } from '../db/rowsOf';
import type { ColumnName } from './columnNames';
import { type DateOrderVerdict, dateOrderOf, fillOrderedTimes } from './dateOrder';
import type { Prepared } from './prepared';
import type { TimeColumn } from './timeColumn';

/** Longest record the engine accepts; the scanner rejects longer ones first. */
const MAX_LINE_BYTES = 32 * 1024 * 1024;

export interface LoadRequest {
  readonly fileId: number;
  readonly registeredAs: string;
  readonly evidenceTable: string;
  readonly catalog: Catalog;
  readonly columns: readonly ColumnName[];
  readonly time: TimeColumn | null;
  /** Values computed once while reading, because every query would pay for them again. */
  readonly derived: readonly DerivedColumn[];
  readonly prepared: Prepared;
}

export interface DerivedColumn {
  readonly name: string;
  readonly expression: Sql;
}

export interface LoadResult {
  readonly loaded: number;
  /** Records the engine refused although the scanner did not; none is expected. */
  readonly engineRejects: readonly { readonly line: number; readonly reason: string }[];
  readonly dateOrder: DateOrderVerdict | null;
}

/** Where the records of a file are kept; `evidence.<name>` is the view of them as they were in the file. */
export function storedTable(catalog: Catalog, evidenceTable: string): Sql {
  return qualified(catalog, 'stored', evidenceTable);
}

/**
 * Loads a prepared file as text, in one pass with the record number and the UTC time. Nothing is typed by the engine.
 * The record number is the place among all records of the file, rejected ones counted.
 */
export async function loadTable(session: DbSession, request: LoadRequest): Promise<LoadResult> {
  const table = storedTable(request.catalog, request.evidenceTable);
  const { time, prepared } = request;
  const names = request.columns.map((column) => ident(column.name));
  const derived = request.derived.map(
    ({ name, expression }) => sql`${expression} as ${ident(name)}`,
  );
  const eventTime = time ? sql`utc_time(${ident(time.name)})` : sql`null::timestamp`;
  await session.query(sql`
    create table ${table} as
    select ${literal(request.fileId)}::integer as file_id, row_number() over ()::bigint as record,
      ${eventTime} as event_time, ${joinSql([...names, ...derived], ', ')}
    from ${readCsv(request)}`);
  const engineRejects = recordsOf(
    await session.query(
      sql`select distinct line::integer as line, error_message as reason from reject_errors order by line`,
      { maxRows: 20 },
    ),
  ).map((row) => ({ line: Number(row['line']), reason: String(row['reason']) }));
  const loaded = numberOf(await session.query(sql`select count(*)::bigint from ${table}`));
  if (engineRejects.length === 0) await numberRecords(session, table, prepared.rejectedRecords);
  const dateOrder = time ? await dateOrderOf(session, table, time.name) : null;
  if (time && dateOrder?.order) {
    await session.query(fillOrderedTimes(table, time.name, dateOrder.order));
  }
  return { loaded, engineRejects, dateOrder };
}

function readCsv({ registeredAs, columns, prepared }: LoadRequest): Sql {
  const types = joinSql(
    columns.map((column) => sql`${literal(column.name)}: 'VARCHAR'`),
    ', ',
  );
  const { delimiter, quote } = prepared.dialect;
  const quoteText = literal(quote === null ? '' : String.fromCharCode(quote));
  return sql`read_csv(${literal(`ir/${registeredAs}`)},
    columns = {${types}}, auto_detect = false, header = ${literal(prepared.contentHasHeader)},
    delim = ${literal(String.fromCharCode(delimiter))}, quote = ${quoteText}, escape = ${quoteText},
    store_rejects = true, rejects_limit = 0, max_line_size = ${literal(MAX_LINE_BYTES)})`;
}

/** Moves the numbers of the loaded records past the rejected ones before them. */
async function numberRecords(
  session: DbSession,
  table: Sql,
  rejected: readonly number[],
): Promise<void> {
  if (rejected.length === 0) return;
  const steps = shiftSteps(rejected);
  await session.query(sql`
    update ${table} as loaded set record = loaded.record + steps.shift
    from (
      select numbered.record as record, shifts.shift
      from (select record from ${table}) as numbered
      asof join (select unnest(${literal(steps)}, recursive := true)) as shifts
        on numbered.record >= shifts.from_record) as steps
    where steps.record = loaded.record`);
}

interface ShiftStep {
  readonly [key: string]: number;
  readonly from_record: number;
  readonly shift: number;
}

/** From which load position on how many rejected records lie before. */
export function shiftSteps(rejected: readonly number[]): ShiftStep[] {
  const steps: ShiftStep[] = [];
  rejected.forEach((record, i) => {
    const step = { from_record: record - i, shift: i + 1 };
    if (steps.at(-1)?.from_record === step.from_record) steps.pop();
    steps.push(step);
  });
  return steps;
}
