import { type Sql, ident, joinSql, sql } from '../../core/sqlText';
import type { CarriedTable } from './carriedTable';

/**
 * The evidence as CSV: comma, a line feed after each row, every text in quotes and a quote in it twice, nothing at all
 * for null, times in ISO 8601 with Z. So an empty text and no text stay apart, and DuckDB and ClickHouse read the same.
 */
export function evidenceHeader({ columns }: CarriedTable): string {
  return `${columns.map((column) => column.name).join(',')}\n`;
}

/** A query with one text column: each record as its line of CSV, the line feed included. */
export function evidenceRows({ name, columns }: CarriedTable): Sql {
  const values = columns.map((column) => valueText(ident(column.name), column.type));
  return sql`select concat(${joinSql(values, `, ',', ` as Sql)}, chr(10)) as csv_row from ${ident(name)}`;
}

/** `concat` takes null for an empty text. */
function valueText(column: Sql, type: string): Sql {
  switch (type) {
    case 'VARCHAR':
      return sql`'"' || replace(${column}, '"', '""') || '"'`;
    case 'TIMESTAMP':
      return sql`case when isfinite(${column}) then replace(${column}::varchar, ' ', 'T') || 'Z' else ${column}::varchar end`;
    default:
      return sql`${column}::varchar`;
  }
}
