import { type Sql, joinSql, literal, sql } from '../core/sqlText';
import type { Db } from '../db/db';
import { recordsOf } from '../db/rowsOf';
import { FULL_HOST } from '../schema/eventTables';
import { TABLES } from '../schema/tables';
import { type StoredEvidence, tableShares } from './tableShares';

/** A first label that machines of several domains have. */
export interface SharedLabel {
  /** Upper case. */
  readonly label: string;
  /** Their full names, lower case, in order. */
  readonly names: readonly string[];
}

/** The full names of machines, read once of each file. */
export class HostNames {
  readonly #ofFile = new WeakMap<StoredEvidence, readonly string[]>();

  /** Reads those of files that are new. */
  async learn(db: Db, files: readonly StoredEvidence[]): Promise<void> {
    for (const file of files) {
      if (this.#ofFile.has(file)) continue;
      const query = namesSql(file);
      const rows = query ? recordsOf(await db.query(query)) : [];
      this.#ofFile.set(
        file,
        rows.map((row) => String(row['name'])),
      );
    }
  }

  /** Labels for which the files hold two full names or more; a subdomain is another domain. */
  shared(files: readonly StoredEvidence[]): SharedLabel[] {
    const byLabel = new Map<string, Set<string>>();
    for (const name of files.flatMap((file) => this.#ofFile.get(file) ?? [])) {
      const label = name.slice(0, name.indexOf('.')).toUpperCase();
      byLabel.set(label, (byLabel.get(label) ?? new Set()).add(name));
    }
    return [...byLabel]
      .filter(([, names]) => names.size > 1)
      .map(([label, names]) => ({ label, names: [...names].sort() }))
      .sort((a, b) => (a.label < b.label ? -1 : 1));
  }
}

/** What the analyst must know of labels that several machines share, a sentence each. */
export async function sharedLabelWarnings(
  db: Db,
  shared: readonly SharedLabel[],
): Promise<string[]> {
  if (shared.length === 0) return [];
  const labels = literal(shared.map(({ label }) => label));
  const rows = await db.query(sql`
    select host, count(*)::integer as records from (
      select host, file_id, record from log_records where list_contains(${labels}, host)
      union select host, file_id, record from lease_logs where list_contains(${labels}, host))
    group by host`);
  const left = new Map(recordsOf(rows).map((row) => [row['host'], Number(row['records'])]));
  return shared.map(
    ({ label, names }) =>
      `${names.length} machines are called ${label}: ${names.join(', ')}. Their records go by the full name; ${left.get(label) ?? 0} records that tell no domain stay under ${label}. If they are one machine, ask for all of these names.`,
  );
}

function namesSql(file: StoredEvidence): Sql | null {
  const selects = TABLES.flatMap((table) => tableShares(file, table.name)).flatMap(
    ({ from, expressions }) => {
      const name = expressions.get(FULL_HOST.name);
      return name
        ? [sql`select distinct ${name} as name from ${from} where ${name} is not null`]
        : [];
    },
  );
  return selects.length === 0 ? null : joinSql([...new Set(selects)], ' union ');
}
