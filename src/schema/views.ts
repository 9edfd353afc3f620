import { type Sql, ident, joinSql, sql, trustedSql } from '../core/sqlText';
import { REFERENCE_COLUMNS, type SchemaTable } from './column';

/** One evidence table's share of a normalised table: an expression over its columns for each one it fills. */
export interface TableShare {
  readonly from: Sql;
  readonly expressions: ReadonlyMap<string, Sql>;
  /** Only rows for which it is true; all of them without it. */
  readonly where?: Sql | null;
}

/** The view of a normalised table over its shares; with none it is empty and still has every column and type. */
export function viewOf(table: SchemaTable, shares: readonly TableShare[]): Sql {
  const selects =
    shares.length === 0 ? [emptySelect(table)] : shares.map((s) => selectOf(table, s));
  return sql`create or replace view ${ident(table.name)} as ${joinSql(selects, ' union all ')}`;
}

function selectOf(table: SchemaTable, share: TableShare): Sql {
  const columns = table.columns.map((column) => {
    const expression = share.expressions.get(column.name) ?? sql`null`;
    return sql`(${expression})::${trustedSql(column.type)} as ${ident(column.name)}`;
  });
  const where = share.where ? sql` where ${share.where}` : sql``;
  return sql`select ${joinSql(columns, ', ')}, file_id, record from ${share.from}${where}`;
}

function emptySelect(table: SchemaTable): Sql {
  const columns = [...table.columns, ...REFERENCE_COLUMNS].map(
    (column) => sql`null::${trustedSql(column.type)} as ${ident(column.name)}`,
  );
  return sql`select ${joinSql(columns, ', ')} where false`;
}
