import { type ColumnType, REFERENCE_COLUMNS, type SchemaTable } from '../../schema/column';
import { ARGUMENT_ENTROPY } from '../../schema/derivedTables';
import { ESTATE_TABLES, TABLES } from '../../schema/tables';

/** A table that the folder for a workstation carries, with all of its columns in order. */
export interface CarriedTable {
  readonly name: string;
  readonly purpose: string;
  readonly columns: readonly { readonly name: string; readonly type: ColumnType | 'DOUBLE' }[];
  /** Whether `schema/clickhouse.sql` has it. */
  readonly isOfEstate: boolean;
}

/** A table as it went into the folder. */
export interface WrittenTable {
  readonly table: CarriedTable;
  readonly records: number;
  readonly longestRowBytes: number;
  /** A value of it holds a line break. */
  readonly hasLineBreaks: boolean;
}

const ENTROPY: CarriedTable = {
  name: ARGUMENT_ENTROPY,
  purpose: 'Shannon entropy of the arguments of each process record.',
  columns: [
    { name: 'file_id', type: 'INTEGER' },
    { name: 'record', type: 'INTEGER' },
    { name: 'entropy', type: 'DOUBLE' },
    { name: 'length', type: 'INTEGER' },
    { name: 'base64_run', type: 'INTEGER' },
  ],
  isOfEstate: false,
};

/** Everything that a hunt may read: the normalised tables, and what is computed from them outside the engine. */
export const CARRIED_TABLES: readonly CarriedTable[] = [...TABLES.map(carried), ENTROPY];

function carried(table: SchemaTable): CarriedTable {
  return {
    name: table.name,
    purpose: table.purpose,
    columns: [...table.columns, ...REFERENCE_COLUMNS].map(({ name, type }) => ({ name, type })),
    isOfEstate: ESTATE_TABLES.includes(table),
  };
}

/** Where its rows lie in the folder. */
export function evidencePath({ name }: CarriedTable): string {
  return `evidence/${name}.csv`;
}
