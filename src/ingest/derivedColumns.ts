import { type Sql, ident, joinSql, literal, sql } from '../core/sqlText';
import type { ColumnName } from './columnNames';
import { conditionSql, fieldSql } from './fieldSql';
import type { DerivedColumn } from './loadTable';
import { type FieldRule, type Source, type TableMap, headerKey, isConstant } from './source';
import type { TableShare } from '../schema/views';

interface Computed {
  readonly name: string;
  readonly expression: Sql;
}

/**
 * What is computed from a file's text once, while it is read, so that no query pays for it again. Names begin with a
 * blank, which no header has. Rules that read the same fields in the same way share a column.
 */
export function derivedColumns(
  source: Source | null,
  columns: readonly ColumnName[],
): DerivedColumn[] {
  const found = new Map<string, Computed>();
  for (const map of source?.tables ?? []) {
    for (const rule of Object.values(map.fields)) {
      if (isConstant(rule)) continue;
      const computed = computedOf(rule, columns);
      if (computed && isStored(rule, columns)) found.set(computed.name, computed);
    }
    const condition = whereOf(map, columns);
    if (condition) found.set(condition.name, condition);
  }
  return [...found.values()];
}

/** The share of a file in a normalised table, over its stored columns. */
export function sharesOf(
  source: Source,
  columns: readonly ColumnName[],
  table: string,
  from: Sql,
): TableShare[] {
  return source.tables
    .filter((map) => map.table === table)
    .map((map) => {
      const expressions = new Map<string, Sql>([['timestamp', sql`event_time`]]);
      for (const [field, rule] of Object.entries(map.fields)) {
        const expression = shareExpression(rule, columns);
        if (expression) expressions.set(field, expression);
      }
      const condition = whereOf(map, columns);
      return { from, expressions, where: condition ? ident(condition.name) : null };
    });
}

function shareExpression(
  rule: TableMap['fields'][string],
  columns: readonly ColumnName[],
): Sql | null {
  if (isConstant(rule)) return literal(rule.constant);
  const computed = computedOf(rule, columns);
  if (!computed) return null;
  return isStored(rule, columns) ? ident(computed.name) : computed.expression;
}

/** One column of text is kept once, as it is; everything else is computed from it. */
function isStored(rule: FieldRule, columns: readonly ColumnName[]): boolean {
  return rule.kind !== 'text' || columnsOf(rule.from, columns).length > 1;
}

function computedOf(rule: FieldRule, columns: readonly ColumnName[]): Computed | null {
  const found = columnsOf(rule.from, columns);
  if (found.length === 0) return null;
  const values = found.map((column) => fieldSql(rule.kind, ident(column.name)));
  const expression = values.length === 1 ? values[0] : undefined;
  return {
    name: ` ${rule.kind} of ${found.map((column) => column.name).join(', ')}`,
    expression: expression ?? sql`coalesce(${joinSql(values, ', ')})`,
  };
}

function whereOf(map: TableMap, columns: readonly ColumnName[]): Computed | null {
  if (!map.where || map.where.length === 0) return null;
  const tests = map.where.map((condition) =>
    conditionSql(
      condition,
      columnsOf(condition.from, columns).map((column) => ident(column.name)),
    ),
  );
  const text = joinSql(tests, ' and ');
  return { name: ` is ${text}`, expression: text };
}

/** The file's columns of these names, in the order of preference. */
export function columnsOf(
  names: readonly string[],
  columns: readonly ColumnName[],
): readonly ColumnName[] {
  const keys = columns.map((column) => headerKey(column.original));
  const indexes = names.map((name) => keys.indexOf(headerKey(name))).filter((i) => i >= 0);
  return [...new Set(indexes)].flatMap((i) => columns[i] ?? []);
}
