import { type Sql, ident, joinSql, literal, sql, trustedSql } from '../core/sqlText';
import { REFERENCE_COLUMNS, type SchemaTable } from './column';
import { PROCESS_TWINS } from './derivedTables';
import { FULL_HOST, HOST, MACHINE_ACCOUNT, USER } from './eventTables';

/** One evidence table's share of a normalised table: an expression over its columns for each one it fills. */
export interface TableShare {
  readonly from: Sql;
  readonly expressions: ReadonlyMap<string, Sql>;
  /** Only rows for which it is true; all of them without it. */
  readonly where?: Sql | null;
}

/** What only all files together tell; without it a view costs nothing for it. */
export interface ViewMarks {
  /** First labels that machines of several domains share: their records go by the full name. */
  readonly sharedLabels?: readonly string[];
  /** Records of the table stand in `process_twins`. */
  readonly hasTwins?: boolean;
}

/** The view of a normalised table over its shares; with none it is empty and still has every column and type. */
export function viewOf(
  table: SchemaTable,
  shares: readonly TableShare[],
  marks: ViewMarks = {},
): Sql {
  const selects =
    shares.length === 0 ? [emptySelect(table)] : shares.map((s) => selectOf(table, s, marks));
  const records = joinSql(selects, ' union all ');
  return sql`create or replace view ${ident(table.name)} as ${marks.hasTwins ? withTwins(records) : records}`;
}

function selectOf(table: SchemaTable, share: TableShare, marks: ViewMarks): Sql {
  const columns = table.columns.map((column) => {
    const expression = expressionOf(column.name, share, marks) ?? sql`null`;
    return sql`try_cast(${expression} as ${trustedSql(column.type)}) as ${ident(column.name)}`;
  });
  const where = share.where ? sql` where ${share.where}` : sql``;
  return sql`select ${joinSql(columns, ', ')}, file_id, record from ${share.from}${where}`;
}

function expressionOf(
  column: string,
  { expressions }: TableShare,
  { sharedLabels = [] }: ViewMarks,
): Sql | undefined {
  const own = expressions.get(column);
  if (column === MACHINE_ACCOUNT.name && !own) {
    const user = expressions.get(USER.name);
    return user && sql`ends_with(${user}, '$')`;
  }
  const fullHost = expressions.get(FULL_HOST.name);
  if (column !== HOST.name || !own || !fullHost || sharedLabels.length === 0) return own;
  return sql`case
    when list_contains(${literal(sharedLabels)}, ${own}) and starts_with(${fullHost}, lower(${own}) || '.')
    then upper(${fullHost}) else ${own} end`;
}

function withTwins(records: Sql): Sql {
  return sql`
    select records.* replace (
      twins.twin_file_id as twin_file_id, twins.twin_record as twin_record)
    from (${records}) as records left join ${ident(PROCESS_TWINS)} as twins using (file_id, record)`;
}

function emptySelect(table: SchemaTable): Sql {
  const columns = [...table.columns, ...REFERENCE_COLUMNS].map(
    (column) => sql`null::${trustedSql(column.type)} as ${ident(column.name)}`,
  );
  return sql`select ${joinSql(columns, ', ')} where false`;
}
