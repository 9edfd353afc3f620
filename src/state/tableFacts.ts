import { type Sql, ident, joinSql, literal, sql, trustedSql } from '../core/sqlText';
import type { CellValue, Db } from '../db/db';
import { recordsOf } from '../db/rowsOf';
import { type EvidenceCatalog, evidenceView } from '../ingest/evidenceCatalog';
import { TABLES } from '../schema/tables';
import type { TableFact } from './appState';

export interface EvidenceFacts {
  readonly tables: readonly TableFact[];
  readonly queryable: readonly string[];
  readonly evidenceEnd: string | null;
}

const PLAUSIBLE: Sql = trustedSql(
  "between timestamp '2000-01-01 00:00:00' and timestamp '2100-01-01 00:00:00'",
);

/** Counts every normalised table, and the records of the last 24 hours before the latest instant of the whole evidence. */
export async function evidenceFacts(db: Db, catalog: EvidenceCatalog): Promise<EvidenceFacts> {
  const evidenceEnd = await latestInstant(db, catalog);
  const end =
    evidenceEnd === null
      ? sql`null::timestamp`
      : sql`${literal(evidenceEnd.slice(0, -1))}::timestamp`;
  const counts = TABLES.map(
    (table) => sql`
      select ${literal(table.name)} as name, count(*)::bigint as records,
        count(*) filter (timestamp is null)::bigint as undated,
        count(*) filter (timestamp > ${end} - interval 24 hours and timestamp <= ${end})::bigint as last24h,
        min(timestamp) filter (timestamp ${PLAUSIBLE}) as first_seen,
        max(timestamp) filter (timestamp ${PLAUSIBLE}) as last_seen
      from ${ident(table.name)}`,
  );
  const rows = recordsOf(await db.query(joinSql(counts, ' union all ')));
  const byName = new Map(rows.map((row) => [String(row['name']), row]));
  return {
    tables: TABLES.map((table) => {
      const row = byName.get(table.name) ?? {};
      return {
        name: table.name,
        purpose: table.purpose,
        resultExport: table.resultExport,
        letter: table.letter ?? null,
        records: Number(row['records'] ?? 0),
        undated: Number(row['undated'] ?? 0),
        last24h: Number(row['last24h'] ?? 0),
        firstSeen: textOrNull(row['first_seen']),
        lastSeen: textOrNull(row['last_seen']),
      };
    }),
    queryable: await queryableTables(db),
    evidenceEnd,
  };
}

async function latestInstant(db: Db, catalog: EvidenceCatalog): Promise<string | null> {
  if (catalog.tables.length === 0) return null;
  const latest = catalog.tables.map(
    (table) =>
      sql`select max(event_time) filter (event_time ${PLAUSIBLE}) as t from ${evidenceView(table)}`,
  );
  const rows = await db.query(sql`select max(t) from (${joinSql(latest, ' union all ')})`);
  return textOrNull(rows.cell(0, 0));
}

async function queryableTables(db: Db): Promise<string[]> {
  const rows = await db.query(sql`
    select distinct case when schema_name = 'main' then table_name else schema_name || '.' || table_name end as name
    from duckdb_columns()
    where database_name = 'ir' and schema_name in ('main', 'evidence')
    order by name`);
  return recordsOf(rows).map((row) => String(row['name']));
}

function textOrNull(value: CellValue | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}
