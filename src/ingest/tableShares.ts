import { ident } from '../core/sqlText';
import type { Catalog } from '../db/db';
import { LOG_RECORDS } from '../schema/activityTables';
import type { TableShare } from '../schema/views';
import type { ColumnName } from './columnNames';
import { sharesOf } from './derivedColumns';
import { storedTable } from './loadTable';
import { logShares } from './logRecords';
import type { Source } from './source';

/** A loaded file, as far as its shares go. */
export interface StoredEvidence {
  readonly name: string;
  readonly catalog: Catalog;
  readonly columns: readonly ColumnName[];
  /** The derived columns that are stored. */
  readonly kept: ReadonlySet<string>;
  /** Those of them that are conditions and hold for no record. */
  readonly unmet: ReadonlySet<string>;
  readonly recognition: { readonly source: Source | null };
}

/** What a file gives a normalised table. */
export function tableShares(evidence: StoredEvidence, table: string): TableShare[] {
  const { source } = evidence.recognition;
  if (!source) return [];
  const from = storedTable(evidence.catalog, evidence.name);
  const isKept = (name: string): boolean => evidence.kept.has(name);
  const mapped = sharesOf(source, evidence.columns, table, from, isKept);
  const shares =
    table === LOG_RECORDS.name
      ? [...mapped, ...logShares(source, evidence.columns, from, isKept)]
      : mapped;
  if (evidence.unmet.size === 0) return shares;
  const empty = new Set<string>([...evidence.unmet].map(ident));
  return shares.filter(({ where }) => !where || !empty.has(where));
}
