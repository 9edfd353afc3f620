import { trustedSql } from '../../core/sqlText';
import type { Db } from '../../db/db';
import { recordsOf } from '../../db/rowsOf';
import { LOG_RECORDS } from '../../schema/activityTables';
import { EVENT_TABLES } from '../../schema/tables';

/** Tables about what happened; `log_records` repeats every record. */
export const TELLING_TABLES = EVENT_TABLES.filter((table) => table !== LOG_RECORDS);

/** A normalised row without its nulls. */
export interface ExpectedRow {
  readonly table: string;
  readonly record: number;
  readonly values: Readonly<Record<string, string | number | boolean>>;
}

export const ANY_RECORD = -1;

/** All rows that a file gives in the tables of events, without nulls, in the order of tables and records. */
export async function eventRows(db: Db, fileId: number): Promise<ExpectedRow[]> {
  const rows: ExpectedRow[] = [];
  for (const { name: table } of TELLING_TABLES) {
    const text = `select * exclude (file_id) from ${table} where file_id = ${fileId} order by record`;
    for (const found of recordsOf(await db.query(trustedSql(text)))) {
      const { record, ...values } = Object.fromEntries(
        Object.entries(found).filter(([, value]) => value !== null),
      );
      rows.push({ table, record: Number(record), values: values as ExpectedRow['values'] });
    }
  }
  return rows;
}

/** The rows of the common sample, whose record 7 is at 09:00:07.123 on 2024-01-15, UTC. */
export function timed(rows: readonly ExpectedRow[]): ExpectedRow[] {
  return rows.map(({ table, record, values }) => ({
    table,
    record,
    values: {
      ...values,
      timestamp: `2024-01-15T09:00:${String(record).padStart(2, '0')}.123Z`,
    },
  }));
}

export function toMilliseconds(rows: readonly ExpectedRow[]): ExpectedRow[] {
  return rows.map((row) => ({
    ...row,
    values: { ...row.values, timestamp: `${String(row.values['timestamp']).slice(0, 23)}Z` },
  }));
}

/** The rows without a column, in one record or in any. */
export function without(
  rows: readonly ExpectedRow[],
  record: number,
  column: string,
): ExpectedRow[] {
  return rows.map((row) => {
    if (row.record !== record && record !== ANY_RECORD) return row;
    const values = Object.entries(row.values).filter(([name]) => name !== column);
    return { ...row, values: Object.fromEntries(values) };
  });
}
