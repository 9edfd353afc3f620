import { type Sql, joinSql, literal, sql } from '../core/sqlText';
import { outcomeSql } from './outcomeWords';
import type { Condition, FieldKind } from './source';

/** The expression that turns the text of a column into a normalised value. */
export function fieldSql(kind: FieldKind, column: Sql): Sql {
  switch (kind) {
    case 'text':
      return sql`known(${column})`;
    case 'lower text':
      return sql`lower(known(${column}))`;
    case 'host':
      return sql`short_host(${column})`;
    case 'full host':
      return sql`case when contains(${column}, '.') then lower(known(${column})) end`;
    case 'account':
      return sql`account(${column})`;
    case 'account domain':
      return sql`account_domain(${column})`;
    case 'file name':
      return sql`file_name(${column})`;
    case 'integer':
      return sql`coalesce(try_cast(replace(${column}, ',', '') as bigint), try_cast(try_cast(replace(${column}, ',', '') as double) as bigint))`;
    case 'hex or decimal':
      return sql`try_cast(trim(${column}) as bigint)`;
    case 'outcome':
      return outcomeSql(column);
    case 'time':
      return sql`utc_time(${column})`;
  }
}

/** The test of a condition over the columns it may read. */
export function conditionSql(condition: Condition, columns: readonly Sql[]): Sql {
  if (columns.length === 0) return literal(condition.orAbsent ?? false);
  const value = sql`lower(trim(coalesce(${joinSql(columns, ', ')})))`;
  const tests: Sql[] = [];
  if (condition.in) {
    tests.push(sql`list_contains(${literal(condition.in)}, ${value})`);
  }
  if (condition.contains) {
    const parts = condition.contains.map((part) => sql`contains(${value}, ${literal(part)})`);
    tests.push(sql`(${joinSql(parts, ' or ')})`);
  }
  return tests.length === 0 ? sql`true` : joinSql(tests, ' and ');
}
