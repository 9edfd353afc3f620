import { type Sql, ident, literal, sql } from '../../core/sqlText';
import type { DbSession } from '../../db/db';
import { numberOf, recordsOf } from '../../db/rowsOf';
import type { ColumnName } from '../columnNames';
import { dateOrderOf, fillOrderedTimes } from '../dateOrder';
import { examineTimes } from '../examine';
import type { IntakeChoice } from '../intakeChoice';
import type { DocumentedTime } from '../source';
import type { TimeReport } from '../sourceReport';
import { type TimeColumn, timeColumnOf } from '../timeColumn';
import { type ZoneCheck, applyZone, checkZone } from '../zoneCheck';
import { type SampleRow, samplesOf } from './sampleRows';

/** What the choice of a time gives over the first records. */
export interface TimePreview {
  readonly report: TimeReport;
  readonly dated: number;
  readonly undated: number;
  readonly samples: readonly SampleRow[];
  readonly warnings: readonly string[];
}

const SHOWN_RECORDS = 1_000;
/** Day and month are told apart by any value of the column: this many records are asked. */
const ORDER_RECORDS = 200_000;
const TABLE = ident('time_preview');

/** Reads the times of the first records as loading would; null when no field dates them. */
export async function previewTime(
  session: DbSession,
  evidence: Sql,
  columns: readonly ColumnName[],
  documented: DocumentedTime | undefined,
  choice: IntakeChoice,
): Promise<TimePreview | null> {
  const column = timeColumnOf(columns, documented);
  if (!column) return null;
  await session.query(copyTimes(evidence, column));
  try {
    const order = await dateOrderOf(session, TABLE, column.name, choice.dateOrder);
    if (order.order) await session.query(fillOrderedTimes(TABLE, column.name, order.order));
    const zone = await zoneOf(session, column, choice);
    await session.query(sql`delete from ${TABLE} where record > ${literal(SHOWN_RECORDS)}`);
    const loaded = numberOf(await session.query(sql`select count(*)::integer from ${TABLE}`));
    const result = { loaded, engineRejects: [], ordinary: null, dateOrder: order, zone };
    const exam = await examineTimes(session, TABLE, result, column);
    const rows = recordsOf(
      await session.query(sql`
        select known(${ident(column.name)}) as original, event_time as value, min(record) as first
        from ${TABLE}
        group by 1, 2
        order by 3`),
    );
    return {
      report: exam.time,
      dated: loaded - exam.undated,
      undated: exam.undated,
      samples: samplesOf(
        rows.map((row) => ({ original: textOf(row['original']), value: textOf(row['value']) })),
      ),
      warnings: exam.warnings,
    };
  } finally {
    await session.query(sql`drop table if exists ${TABLE}`);
  }
}

function copyTimes(evidence: Sql, { name, computed, checkedBy }: TimeColumn): Sql {
  const text = computed ?? ident(name);
  const witness = checkedBy ? sql`, ${ident(checkedBy.name)}` : sql``;
  return sql`
    create or replace temporary table ${TABLE} as
    select record, utc_time(${text}) as event_time, ${text} as ${ident(name)}${witness}
    from ${evidence}
    where record <= ${literal(SHOWN_RECORDS)}
      or (record <= ${literal(ORDER_RECORDS)} and has_month_day_order(${text}))`;
}

async function zoneOf(
  session: DbSession,
  column: TimeColumn,
  { zoneOffsetMinutes }: IntakeChoice,
): Promise<ZoneCheck | null> {
  if (zoneOffsetMinutes !== undefined) {
    return applyZone(session, TABLE, column, zoneOffsetMinutes);
  }
  return column.checkedBy ? checkZone(session, TABLE, column, column.checkedBy) : null;
}

function textOf(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value);
}
