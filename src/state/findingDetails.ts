import { type Sql, ident, joinSql, literal, sql } from '../core/sqlText';
import type { CellValue, Db } from '../db/db';
import { recordsOf } from '../db/rowsOf';
import type { Finding } from '../findings/finding';
import type { FindingDetail } from '../findings/findingDetail';
import { answerTable } from '../hunts/answerTable';

/** The columns of a hunt's own that tell something of containment; `alone`: not where that column counts more than 1. */
interface DetailColumns {
  readonly from?: { readonly column: string; readonly alone?: string };
  readonly sentTo?: string;
  /** Where several places are named, ordinary ones are among them. */
  readonly isOneOf?: true;
  readonly loggedOnAs?: string;
  readonly changedAccounts?: string;
}

const DETAILS: Readonly<Record<string, DetailColumns>> = {
  'impact-file-spike': { from: { column: 'source_ip' } },
  'credential-abuse': {
    from: { column: 'first_source', alone: 'sources' },
    loggedOnAs: 'success_user',
  },
  'logon-forms': { from: { column: 'source' }, loggedOnAs: 'user' },
  'privilege-change': { changedAccounts: 'accounts' },
  'cloudflare-upload': { sentTo: 'destination' },
  'exfil-chain': { sentTo: 'destinations', isOneOf: true },
};

/** Read of an answer at most; a scoping table of more is not read. */
const MAX_DETAILS = 5_000;

/** What the answer of a hunt tells of containment, by finding; nothing for columns that it does not have. */
export async function findingDetails(
  db: Db,
  huntId: string,
  findings: readonly Finding[],
  signal?: AbortSignal,
): Promise<Map<string, FindingDetail>> {
  const details = new Map<string, FindingDetail>();
  const wanted = DETAILS[huntId];
  if (!wanted || findings.length === 0) return details;
  const options = signal ? { signal } : {};
  const known = await answerColumns(db, huntId, signal);
  const value = (name: string | undefined): Sql =>
    name !== undefined && known.has(name) ? sql`${ident(name)}::varchar` : sql`null::varchar`;
  const { column, alone } = wanted.from ?? {};
  const from =
    alone !== undefined && known.has(alone)
      ? sql`if(coalesce(${ident(alone)}, 1) = 1, ${value(column)}, null)`
      : value(column);
  const columns = [
    sql`finding_key, computed_by, ${from} as came_from`,
    sql`${value(wanted.sentTo)} as sent_to`,
    sql`${value(wanted.loggedOnAs)} as logged_on_as`,
    sql`${value(wanted.changedAccounts)} as changed_accounts`,
  ];
  const rows = recordsOf(
    await db.query(
      sql`select ${joinSql(columns, ', ')} from ${answerTable(huntId)} where severity <> 'informational'
        limit ${literal(MAX_DETAILS)}`,
      options,
    ),
  );
  const ids = new Map(findings.map((f) => [`${f.computedBy} ${f.key}`, f.id]));
  for (const row of rows) {
    const id = ids.get(`${String(row['computed_by'])} ${String(row['finding_key'])}`);
    if (id !== undefined) details.set(id, detailOf(row, wanted.isOneOf ? 1 : Infinity));
  }
  return details;
}

async function answerColumns(db: Db, huntId: string, signal?: AbortSignal): Promise<Set<string>> {
  const rows = await db.query(
    sql`select column_name as name from duckdb_columns()
      where schema_name = 'answers' and table_name = ${literal(huntId.replaceAll('-', '_'))}`,
    signal ? { signal } : {},
  );
  return new Set(recordsOf(rows).map((row) => String(row['name'])));
}

const ADDRESS = /^[\da-f]*[.:][\da-f.:]+$/i;

function detailOf(row: Readonly<Record<string, CellValue>>, maxPlaces: number): FindingDetail {
  const text = (name: string): string => String(row[name] ?? '').trim();
  const list = (name: string): string[] =>
    text(name)
      .split(', ')
      .filter((part) => part !== '');
  const sentTo = list('sent_to');
  return {
    ...(ADDRESS.test(text('came_from')) ? { from: text('came_from') } : {}),
    ...(sentTo.length === 0 || sentTo.length > maxPlaces ? {} : { sentTo }),
    ...(text('logged_on_as') === '' ? {} : { loggedOnAs: text('logged_on_as') }),
    ...(text('changed_accounts') === '' ? {} : { changedAccounts: list('changed_accounts') }),
  };
}
