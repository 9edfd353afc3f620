import { type Sql, ident } from '../core/sqlText';
import type { ColumnName } from './columnNames';
import { fieldSql } from './fieldSql';
import type { DerivedColumn } from './loadTable';
import type { Recognition } from './recognise';
import type { FieldKind } from './source';

/** A normalised column with the file's column that holds it. */
export interface FilledField {
  readonly field: string;
  readonly kind: FieldKind;
  readonly column: Sql;
}

export function fieldsOf(recognition: Recognition, columns: readonly ColumnName[]): FilledField[] {
  return [...recognition.columns].flatMap(([field, index]) => {
    const rule = recognition.source?.fields[field];
    const column = columns[index];
    return rule && column ? [{ field, kind: rule.kind, column: ident(column.name) }] : [];
  });
}

/** Text is kept once; what must be computed from it is stored beside it. */
export function isDerived(kind: FieldKind): boolean {
  return kind !== 'text';
}

/** A name no header can have, since header names are trimmed. */
export function derivedName(field: string): string {
  return ` ${field}`;
}

export function derivedColumns(
  recognition: Recognition,
  columns: readonly ColumnName[],
): DerivedColumn[] {
  return fieldsOf(recognition, columns)
    .filter(({ kind }) => isDerived(kind))
    .map(({ field, kind, column }) => ({
      name: derivedName(field),
      expression: fieldSql(kind, column),
    }));
}
