import type { RowRef } from '../core/rowRef';
import { type Sql, ident, joinSql, literal, sql } from '../core/sqlText';
import type { Finding } from '../findings/finding';
import { answerTable } from '../hunts/answerTable';
import { type EvidenceTable, evidenceView } from '../ingest/evidenceCatalog';

/** The original records of the references, of all their files, in order of time: `file, record, event_time, time_basis`, then the files' own columns. */
export function recordsSql(tables: readonly EvidenceTable[], refs: readonly RowRef[]): Sql {
  const byFile = new Map<number, number[]>();
  for (const { fileId, record } of refs) {
    byFile.set(fileId, [...(byFile.get(fileId) ?? []), record]);
  }
  return unitedRecords(tables, ({ fileId }) => {
    const records = byFile.get(fileId);
    return records ? sql`select unnest(${literal(records)})` : null;
  });
}

/** The same for every record of a finding, also where it carries only the first ones. */
export function findingRecordsSql(tables: readonly EvidenceTable[], finding: Finding): Sql {
  if (finding.recordCount <= finding.rows.length) return recordsSql(tables, finding.rows);
  return unitedRecords(
    tables,
    ({ fileId }) => sql`
      select ref.record from (
        select unnest(row_refs) as ref from ${answerTable(finding.huntId)}
        where finding_key = ${literal(finding.key)} and computed_by = ${literal(finding.computedBy)})
      where ref.file_id = ${literal(fileId)}`,
  );
}

/** The records of each file that the query of it names; null where it names none. */
function unitedRecords(
  tables: readonly EvidenceTable[],
  recordsIn: (table: EvidenceTable) => Sql | null,
): Sql {
  const selects = tables.flatMap((table) => {
    const records = recordsIn(table);
    if (!records) return [];
    const columns = table.columns.map((column) => ident(column.name));
    return [
      sql`select ${literal(table.fileName)} as file, record, event_time, time_basis, ${joinSql(columns, ', ')}
        from ${evidenceView(table)}
        where record in (${records})`,
    ];
  });
  if (selects.length === 0)
    return sql`select null::varchar as file, null::bigint as record where false`;
  return sql`${joinSql(selects, ' union all by name ')} order by event_time nulls last, file, record`;
}
