import type { ColumnType, SchemaColumn } from '../../schema/column';
import { tableNamed } from '../../schema/tables';
import type { FieldKind } from '../source';

type ValueForm = 'text' | 'number' | 'time';

/** What the values of a kind are; `isSpecial`: it is for one form of export alone. */
const KINDS: Readonly<Record<FieldKind, { readonly form: ValueForm; readonly isSpecial?: true }>> =
  {
    text: { form: 'text' },
    'lower text': { form: 'text' },
    list: { form: 'text' },
    host: { form: 'text' },
    'full host': { form: 'text' },
    account: { form: 'text' },
    'account domain': { form: 'text' },
    'file name': { form: 'text' },
    ip: { form: 'text' },
    'logon id': { form: 'text' },
    'status code': { form: 'text' },
    'url host': { form: 'text' },
    'event code': { form: 'text' },
    outcome: { form: 'text' },
    sha256: { form: 'text' },
    access: { form: 'text', isSpecial: true },
    'service key': { form: 'text', isSpecial: true },
    'service state': { form: 'text', isSpecial: true },
    'powershell account': { form: 'text', isSpecial: true },
    'powershell domain': { form: 'text', isSpecial: true },
    'powershell command': { form: 'text', isSpecial: true },
    integer: { form: 'number' },
    'hex or decimal': { form: 'number' },
    time: { form: 'time' },
  };

const FORMS: Readonly<Record<ColumnType, readonly ValueForm[]>> = {
  VARCHAR: ['text', 'number'],
  INTEGER: ['number'],
  BIGINT: ['number'],
  TIMESTAMP: ['time'],
  BOOLEAN: [],
};

export const ALL_KINDS = Object.keys(KINDS) as readonly FieldKind[];

/** The kinds whose values a column of this type can hold, the plainest first. */
export function kindsOf(type: ColumnType): readonly FieldKind[] {
  return ALL_KINDS.filter((kind) => FORMS[type].includes(KINDS[kind].form));
}

/** Those of them that any file may need. */
export function commonKindsOf(type: ColumnType): readonly FieldKind[] {
  return kindsOf(type).filter((kind) => !KINDS[kind].isSpecial);
}

export function isTextKind(kind: FieldKind): boolean {
  return KINDS[kind].form === 'text';
}

/** The columns of a normalised table that a field can fill; the others are worked out from them. */
export function mappableColumns(table: string): readonly SchemaColumn[] {
  return (tableNamed(table)?.columns ?? []).filter(
    ({ name, type }) =>
      name !== 'timestamp' && !name.startsWith('twin_') && kindsOf(type).length > 0,
  );
}
