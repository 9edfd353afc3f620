import { type Sql, ident, joinSql, literal, sql } from '../core/sqlText';
import type { ColumnName } from './columnNames';
import { columnPlace } from './columnPlace';
import { conditionSql, plainSql, ruleSql } from './fieldSql';
import { memberSql, once } from './memberSql';
import {
  type FieldKind,
  type FieldRef,
  type FieldRule,
  type Source,
  type TableMap,
  isConstant,
} from './source';
import type { TableShare } from '../schema/views';

/** A value computed from the text of a record, in a column whose name begins with a blank. */
export interface DerivedColumn {
  readonly name: string;
  readonly expression: Sql;
  /** It says of each record whether it belongs into a table. */
  readonly isCondition?: boolean;
}

interface Computed extends DerivedColumn {
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
  isKept: (column: string) => boolean,
): TableShare[] {
  const maps = source.tables.filter((map) => map.table === table);
  return maps.map((map) => shareOf(map, columns, from, isKept));
}

/** The share of one map; what `isKept` denies is computed whenever it is asked for. */
export function shareOf(
  map: Omit<TableMap, 'table'>,
  columns: readonly ColumnName[],
  from: Sql,
  isKept: (column: string) => boolean,
): TableShare {
  const reading = ({ name, expression, isStored }: Computed): Sql =>
    isStored && isKept(name) ? ident(name) : expression;
  const expressions = new Map<string, Sql>([['timestamp', sql`event_time`]]);
  for (const [field, rule] of Object.entries(map.fields)) {
    const computed = isConstant(rule) ? null : computedOf(rule, columns);
    if (isConstant(rule)) expressions.set(field, literal(rule.constant));
    else if (computed) expressions.set(field, reading(computed));
  }
  const condition = whereOf(map, columns);
  return { from, expressions, where: condition ? reading(condition) : null };
}

/** A column of plain text is kept once, as it is; everything else is computed from it and stored. */
function computedOf(rule: FieldRule, columns: readonly ColumnName[]): Computed | null {
  const own = ownReading(rule, columns);
  const { otherwise } = rule;
  if (!otherwise) return own;
  const next = isConstant(otherwise)
    ? { name: ` ${otherwise.constant}`, expression: literal(otherwise.constant), isStored: false }
    : computedOf(otherwise, columns);
  if (!own || !next) return own ?? next;
  return {
    name: `${own.name}, otherwise${next.name}`,
    expression: sql`coalesce(${own.expression}, ${next.expression})`,
    isStored: own.isStored || next.isStored,
  };
}

/** Cheap enough to be computed by every query, and dear enough to slow the load down. */
const COMPUTED_LATER: ReadonlySet<FieldKind> = new Set(['text', 'account', 'account domain']);

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
  const [column] = found;
  const plain = found.length === 1 && manner === '' && column ? plainSql(kind, column) : null;
  if (plain)
    return { name: ` ${kind} of ${column?.name ?? ''}`, expression: plain, isStored: false };
  return {
    name: ` ${kind} of ${found.map((column) => column.name).join(', ')}${manner}`,
    expression: values.length === 1 ? first : sql`coalesce(${joinSql(values, ', ')})`,
    isStored: !COMPUTED_LATER.has(kind) || manner !== '' || values.length > 2,
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

function whereOf(map: Omit<TableMap, 'table'>, columns: readonly ColumnName[]): Computed | null {
  if (!map.where || map.where.length === 0) return null;
  const tests = map.where.map((condition) =>
    conditionSql(condition, textsOf(condition, columnsOf(condition.from, columns))),
  );
  const text = joinSql(tests, ' and ');
  return { name: ` is ${text}`, expression: text, isStored: true, isCondition: true };
}

/** The file's columns of these names, in the order of preference. */
export function columnsOf(
  names: readonly string[],
  columns: readonly ColumnName[],
): readonly ColumnName[] {
  const places = names.map((name) => columnPlace(name, columns)).filter((place) => place >= 0);
  return [...new Set(places)].flatMap((place) => columns[place] ?? []);
}
