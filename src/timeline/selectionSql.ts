import { type Sql, joinSql, literal, sql } from '../core/sqlText';
import { type Selection, type SelectionClause, hostKey, userKey } from './selection';
import { inRange } from './timeClauses';

/**
 * The condition on records of a table with `timestamp` and the named columns. Clauses on columns that it lacks, and
 * those on tactics, which are of findings and not of records, say nothing.
 */
export function selectionSql(
  selection: Selection,
  columns: readonly ('host' | 'user')[] = ['host', 'user'],
): Sql {
  const kinds = [
    selection.flatMap((clause) => (clause.kind === 'time' ? [inRange(clause.range)] : [])),
    columns.includes('host') ? selection.flatMap(hostSql) : [],
    columns.includes('user') ? selection.flatMap(userSql) : [],
  ];
  const parts = kinds
    .filter((parts) => parts.length > 0)
    .map((parts) => sql`(${joinSql(parts, ' or ')})`);
  return parts.length === 0 ? sql`true` : joinSql(parts, ' and ');
}

function hostSql(clause: SelectionClause): Sql[] {
  if (clause.kind !== 'host') return [];
  const key = hostKey(clause.name);
  return [
    key === null ? sql`coalesce(trim(host), '') = ''` : sql`upper(trim(host)) = ${literal(key)}`,
  ];
}

function userSql(clause: SelectionClause): Sql[] {
  if (clause.kind !== 'user') return [];
  const key = userKey(clause.name);
  const name = sql`lower(trim(split_part(regexp_replace("user", '^.*\\\\', ''), '@', 1)))`;
  return [key === null ? sql`coalesce(${name}, '') = ''` : sql`${name} = ${literal(key)}`];
}
