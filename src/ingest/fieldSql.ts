import { type Sql, sql } from '../core/sqlText';
import { outcomeSql } from './outcomeWords';
import type { FieldKind } from './source';

/** The expression that turns the text of a column into a normalised value. */
export function fieldSql(kind: FieldKind, column: Sql): Sql {
  switch (kind) {
    case 'text':
      return sql`known(${column})`;
    case 'host':
      return sql`short_host(${column})`;
    case 'account':
      return sql`account(${column})`;
    case 'account domain':
      return sql`account_domain(${column})`;
    case 'file name':
      return sql`file_name(${column})`;
    case 'integer':
      return sql`coalesce(try_cast(replace(${column}, ',', '') as bigint), try_cast(try_cast(replace(${column}, ',', '') as double) as bigint))`;
    case 'outcome':
      return outcomeSql(column);
  }
}
