import { type Sql, ident, joinSql, sql, trustedSql } from '../../core/sqlText';
import { MACROS } from '../../schema/macros';
import { CREATE_ANSWERS } from '../../schema/setUp';
import { TIME_MACROS } from '../../schema/timeMacros';
import { TRAFFIC_MACROS } from '../../schema/trafficMacros';
import { CARRIED_TABLES, type CarriedTable } from './carriedTable';

/** Functions and empty tables, all that the SQL of a hunt may name. */
export function schemaStatements(): readonly Sql[] {
  return [
    ...[...MACROS, ...TIME_MACROS].map(replacing),
    CREATE_ANSWERS,
    ...CARRIED_TABLES.map(createTable),
    ...TRAFFIC_MACROS.map(replacing),
  ];
}

function createTable({ name, columns }: CarriedTable): Sql {
  const list = columns.map((column) => sql`\n  ${ident(column.name)} ${trustedSql(column.type)}`);
  return sql`create or replace table ${ident(name)} (${joinSql(list, ',')}\n)`;
}

function replacing(macro: Sql): Sql {
  return trustedSql(macro.replace(/^\s*create macro /, 'create or replace macro '));
}
