import type { IsoSpan } from '../core/isoSpan';
import { type Sql, ident, joinSql, literal, sql, trustedSql } from '../core/sqlText';
import type { Db } from '../db/db';
import { recordsOf, textOrNull } from '../db/rowsOf';
import { type EvidenceCatalog, evidenceView } from '../ingest/evidenceCatalog';
import { sharedLabelWarnings } from '../ingest/hostNames';
import { categoryCoverage } from '../hunts/categoryCoverage';
import type { CategoryFact } from '../hunts/coverageFact';
import { TABLES } from '../schema/tables';
import { evidenceSpan } from '../timeline/evidenceSpan';
import type { TableFact } from './appState';

export interface EvidenceFacts {
  readonly tables: readonly TableFact[];
  readonly queryable: readonly string[];
  readonly evidenceEnd: string | null;
  readonly categories: readonly CategoryFact[];
  /** What only all files together tell, a sentence each. */
  readonly evidenceWarnings: readonly string[];
}

const PLAUSIBLE: Sql = trustedSql(
  "between timestamp '2000-01-01 00:00:00' and timestamp '2100-01-01 00:00:00'",
);

/** Small facts of the evidence; the last 24 hours are those before its latest instant that is no stray date. */
export async function evidenceFacts(db: Db, catalog: EvidenceCatalog): Promise<EvidenceFacts> {
  const span = await spanOf(db, catalog);
  const tables = await tableFacts(db, span);
  const recordsIn = new Map(tables.map((table) => [table.name, table.records]));
  return {
    tables,
    queryable: await queryableTables(db),
    evidenceEnd: span?.to ?? null,
    categories: await categoryCoverage(db, span, recordsIn),
    evidenceWarnings: await sharedLabelWarnings(db, catalog.hostNames.shared(catalog.tables)),
  };
}

async function tableFacts(db: Db, span: IsoSpan | null): Promise<TableFact[]> {
  const end = span ? sql`${literal(span.to.slice(0, -1))}::timestamp` : sql`null::timestamp`;
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
  return TABLES.map((table) => {
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
  });
}

async function spanOf(db: Db, catalog: EvidenceCatalog): Promise<IsoSpan | null> {
  if (catalog.tables.length === 0) return null;
  const instants = catalog.tables.map(
    (table) =>
      sql`select event_time as t from ${evidenceView(table)} where event_time ${PLAUSIBLE}`,
  );
  return evidenceSpan(db, joinSql(instants, ' union all '));
}

async function queryableTables(db: Db): Promise<string[]> {
  const rows = await db.query(sql`
    select distinct case when schema_name = 'main' then table_name else schema_name || '.' || table_name end as name
    from duckdb_columns()
    where database_name = 'ir' and schema_name in ('main', 'evidence')
    order by name`);
  return recordsOf(rows).map((row) => String(row['name']));
}
