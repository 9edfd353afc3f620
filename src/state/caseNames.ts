import type { Sql } from '../core/sqlText';
import type { Db } from '../db/db';
import type { CaseName, NameSource } from '../casefile/redaction/caseNames';
import { namesInEvidence, namesInTable } from '../casefile/redaction/namesSql';
import { type EvidenceTable, evidenceView } from '../ingest/evidenceCatalog';
import { TABLES } from '../schema/tables';

interface PlacedName extends CaseName {
  readonly place: number;
}

/**
 * The victims' users, machines and networks that these files name, in the order of their first record; `isAll` where
 * no others are loaded.
 */
export async function caseNames(
  db: Db,
  tables: readonly EvidenceTable[],
  isAll: boolean,
): Promise<CaseName[]> {
  const fileIds = isAll ? null : tables.map(({ fileId }) => fileId);
  const filled = new Set(
    tables.flatMap(({ recognition }) =>
      (recognition.source?.tables ?? []).map(({ table }) => table),
    ),
  );
  const queries = [
    ...TABLES.filter(({ name }) => filled.has(name)).map((table) => namesInTable(table, fileIds)),
    ...tables.map((table) =>
      namesInEvidence(
        evidenceView(table),
        table.columns.map(({ name }) => name),
        (table.recognition.source?.tables ?? []).length > 0,
      ),
    ),
  ];
  const names: PlacedName[] = [];
  for (const query of queries) if (query) names.push(...(await namesOf(db, query)));
  return names.sort((a, b) => a.place - b.place);
}

async function namesOf(db: Db, query: Sql): Promise<PlacedName[]> {
  const rows = await db.query(query);
  return Array.from({ length: rows.rowCount }, (_, r) => ({
    source: String(rows.cell(r, 0)) as NameSource,
    value: String(rows.cell(r, 1) ?? ''),
    place: Number(rows.cell(r, 2)),
  }));
}
