/** The SQL types a normalised column may have. Times are naive UTC TIMESTAMP. */
export type ColumnType = 'TIMESTAMP' | 'VARCHAR' | 'INTEGER' | 'BIGINT' | 'BOOLEAN';

/** A column of a normalised table, with its name in Elastic Common Schema where one exists. */
export interface SchemaColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly meaning: string;
  readonly ecs?: string;
}

export interface SchemaTable {
  readonly name: string;
  readonly purpose: string;
  /** The name of the result export that fills it, or null for a table of events. */
  readonly resultExport: string | null;
  /** The correlation of the runbook that the result export answers. */
  readonly letter?: 'A' | 'B' | 'C' | 'D' | 'E' | 'F';
  /** One row each; `file_id` and `record` are added to every table. */
  readonly columns: readonly SchemaColumn[];
}

export const REFERENCE_COLUMNS: readonly SchemaColumn[] = [
  { name: 'file_id', type: 'INTEGER', meaning: 'Number of the dropped file in this case.' },
  { name: 'record', type: 'BIGINT', meaning: 'Number of the data record in its file, from 1.' },
];
