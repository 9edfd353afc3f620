import { countText } from '../../core/countText';
import { type Sql, ident, literal, sql } from '../../core/sqlText';
import { type WrittenTable, evidencePath } from './carriedTable';

/** DuckDB reads lines up to 2 MB unless told otherwise. */
const USUAL_ROW_BYTES = 2_000_000;

/** Fills a table from its file, and fails with a sentence when it does not hold every record of the case. */
export function loadStatements(written: WrittenTable): readonly Sql[] {
  const { table, records, longestRowBytes, hasLineBreaks } = written;
  const longest =
    longestRowBytes > USUAL_ROW_BYTES
      ? sql`, max_line_size ${literal(2 * longestRowBytes)}`
      : sql``;
  // Several readers cannot always tell a line break within a value from the end of a row.
  const oneReader = hasLineBreaks ? sql`, parallel false` : sql``;
  return [
    sql`copy ${ident(table.name)} from ${literal(evidencePath(table))} (
  format csv, header true, auto_detect false, delimiter ',', quote '"', escape '"', new_line '\\n',
  nullstr '', allow_quoted_nulls false${longest}${oneReader})`,
    checkStatement(table.name, records),
  ];
}

/** Fails unless the table holds so many records. */
export function checkStatement(table: string, records: number): Sql {
  const told = literal(`${table}: ${countText(records)} records`);
  const wanted = literal(
    ` records and the case has ${countText(records)}. Unpack the zip anew into an empty folder and run this there.`,
  );
  return sql`select case when count(*) = ${literal(records)} then ${told}
    else error(concat(${literal(`${table} holds `)}, count(*)::varchar, ${wanted})) end as loaded
from ${ident(table)}`;
}
