import type { RowRef } from '../core/rowRef';
import { type Sql, ident, joinSql, literal, sql } from '../core/sqlText';
import { type EvidenceTable, evidenceView } from '../ingest/evidenceCatalog';

/** The original records of the references, of all their files, in order of time: `file, record, event_time`, then the files' own columns. */
export function recordsSql(tables: readonly EvidenceTable[], refs: readonly RowRef[]): Sql {
  const byFile = new Map<number, number[]>();
  for (const { fileId, record } of refs) {
    byFile.set(fileId, [...(byFile.get(fileId) ?? []), record]);
  }
  const selects = tables.flatMap((table) => {
    const records = byFile.get(table.fileId);
    if (!records) return [];
    const columns = table.columns.map((column) => ident(column.name));
    return [
      sql`select ${literal(table.fileName)} as file, record, event_time, ${joinSql(columns, ', ')}
        from ${evidenceView(table)}
        where record in (select unnest(${literal(records)}))`,
    ];
  });
  if (selects.length === 0)
    return sql`select null::varchar as file, null::bigint as record where false`;
  return sql`${joinSql(selects, ' union all by name ')} order by event_time nulls last, file, record`;
}
