import { type Sql, ident, joinSql, literal, sql } from '../core/sqlText';
import type { ColumnName } from './columnNames';
import { conditionSql, ruleSql } from './fieldSql';
import type { DerivedColumn } from './loadTable';
import { memberSql, once } from './memberSql';
import {
  type ConstantRule,
  type FieldRef,
  type FieldRule,
  type Source,
  type TableMap,
  headerKey,
  isConstant,
} from './source';
import type { TableShare } from '../schema/views';

interface Computed {
  readonly name: string;
  readonly expression: Sql;
  readonly isStored: boolean;
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
      if (computed?.isStored) found.set(computed.name, computed);
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
  rule: FieldRule | ConstantRule,
  columns: readonly ColumnName[],
): Sql | null {
  if (isConstant(rule)) return literal(rule.constant);
  const computed = computedOf(rule, columns);
  if (!computed) return null;
  return computed.isStored ? ident(computed.name) : computed.expression;
}

/** A column of text alone is kept once, as it is; everything else is computed from it and stored. */
function computedOf(rule: FieldRule, columns: readonly ColumnName[]): Computed | null {
  const own = ownReading(rule, columns);
  const { otherwise } = rule;
  if (!otherwise) return own;
  const next = isConstant(otherwise)
    ? { name: ` ${otherwise.constant}`, expression: literal(otherwise.constant), isStored: true }
    : computedOf(otherwise, columns);
  if (!own || !next) return own ?? next;
  return {
    name: `${own.name}, otherwise${next.name}`,
    expression: sql`coalesce(${own.expression}, ${next.expression})`,
    isStored: true,
  };
}

/** What a rule reads in its own fields. */
function ownReading(rule: FieldRule, columns: readonly ColumnName[]): Computed | null {
  const found = columnsOf(rule.from, columns);
  if (found.length === 0) return null;
  const fileName = fileNameOf(rule, columns);
  const values = textsOf(rule, found).map((text) =>
    rule.members ? once(text, ruleSql(rule, sql`m`, fileName)) : ruleSql(rule, text, fileName),
  );
  const [first] = values;
  if (!first) return null;
  const { kind, members, occurrence, fileName: fileNames, words, others } = rule;
  const manner = [members, occurrence, fileNames, words, others].some((part) => part !== undefined)
    ? ` by ${JSON.stringify({ members, occurrence, fileNames, words, others })}`
    : '';
  return {
    name: ` ${kind} of ${found.map((column) => column.name).join(', ')}${manner}`,
    expression: values.length === 1 ? first : sql`coalesce(${joinSql(values, ', ')})`,
    isStored: kind !== 'text' || manner !== '' || values.length > 1,
  };
}

/** The texts that a reference means: the columns themselves, or their members. */
function textsOf({ members, occurrence }: FieldRef, found: readonly ColumnName[]): Sql[] {
  return found.flatMap(({ name }) =>
    members ? members.map((member) => memberSql(ident(name), member, occurrence)) : [ident(name)],
  );
}

function fileNameOf({ fileName }: FieldRule, columns: readonly ColumnName[]): Sql | null {
  const texts = columnsOf(fileName ?? [], columns).map(({ name }) => sql`known(${ident(name)})`);
  return texts.length === 0 ? null : sql`coalesce(${joinSql(texts, ', ')})`;
}

function whereOf(map: TableMap, columns: readonly ColumnName[]): Computed | null {
  if (!map.where || map.where.length === 0) return null;
  const tests = map.where.map((condition) =>
    conditionSql(condition, textsOf(condition, columnsOf(condition.from, columns))),
  );
  const text = joinSql(tests, ' and ');
  return { name: ` is ${text}`, expression: text, isStored: true };
}

/**
 * The file's columns of these names, in the order of preference. A header that has the name to the letter goes before
 * one that is alike: Windows exports have a `ProcessID` that logged the event and a `ProcessId` that it is about.
 */
export function columnsOf(
  names: readonly string[],
  columns: readonly ColumnName[],
): readonly ColumnName[] {
  const keys = columns.map((column) => headerKey(column.original));
  const originals = columns.map((column) => column.original);
  const indexes = names
    .map((name) => {
      const exact = originals.indexOf(name);
      return exact >= 0 ? exact : keys.indexOf(headerKey(name));
    })
    .filter((i) => i >= 0);
  return [...new Set(indexes)].flatMap((i) => columns[i] ?? []);
}
