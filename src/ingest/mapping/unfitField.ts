import { LOG_RECORDS } from '../../schema/activityTables';
import { tableNamed } from '../../schema/tables';
import type { SchemaColumn } from '../../schema/column';
import {
  type ConstantRule,
  type FieldRule,
  type LogMap,
  type TableMap,
  isConstant,
} from '../source';
import { isTextKind, kindsOf, mappableColumns } from './mappableColumns';

/** What in a mapping cannot be done: the path of the field and a clause that says why. */
export interface UnfitField {
  readonly path: string;
  readonly why: string;
}

/** The first part of the table maps that the normalised tables cannot take; null when all fit. */
export function unfitField(
  tables: readonly TableMap[],
  log: readonly LogMap[] = [],
): UnfitField | null {
  const maps = [
    ...tables.map((map, index) => ({ ...map, at: `tables.${index}` })),
    ...log.map((map, index) => ({ ...map, table: LOG_RECORDS.name, at: `log.${index}` })),
  ];
  for (const { table, fields, at } of maps) {
    if (!tableNamed(table)) {
      return { path: `${at}.table`, why: `is "${table}", which is no table here` };
    }
    const columns = mappableColumns(table);
    for (const [name, rule] of Object.entries(fields)) {
      const path = `${at}.fields.${name}`;
      const column = columns.find((other) => other.name === name);
      if (!column) {
        const known = columns.map((other) => other.name).join(', ');
        return { path, why: `is no column of ${table} that can be filled; those are ${known}` };
      }
      const fault = faultOf(rule, column, path);
      if (fault) return fault;
    }
  }
  return null;
}

function faultOf(
  rule: FieldRule | ConstantRule,
  column: SchemaColumn,
  path: string,
): UnfitField | null {
  const isText = column.type === 'VARCHAR';
  if (isConstant(rule)) {
    const fits = isText || (column.type !== 'TIMESTAMP' && /^-?\d{1,9}$/.test(rule.constant));
    return fits
      ? null
      : { path: `${path}.constant`, why: `does not fit a column of numbers or times` };
  }
  const kinds = kindsOf(column.type);
  if (!kinds.includes(rule.kind)) {
    const why = `is "${rule.kind}"; that column takes ${kinds.join(', ')}`;
    return { path: `${path}.kind`, why };
  }
  const worded = (['words', 'fileName', 'others'] as const).find(
    (part) => rule[part] !== undefined,
  );
  if (worded && !(isText && isTextKind(rule.kind))) {
    return { path: `${path}.${worded}`, why: 'goes only with a kind and a column of text' };
  }
  return rule.otherwise ? faultOf(rule.otherwise, column, `${path}.otherwise`) : null;
}
