import { countText } from '../core/countText';
import { type Sql, literal, sql } from '../core/sqlText';
import type { Db } from '../db/db';
import { recordsOf } from '../db/rowsOf';
import { type Hunt, SEVERITIES } from './hunt';

/** One run of a hunt in another engine, as the answer that was dropped tells of it. */
export interface EngineAnswer {
  readonly computedIn: string;
  readonly version: number | null;
  /** What it was run with, as JSON. */
  readonly parameters: string;
  readonly rows: number;
}

/** The runs of a hunt in other engines whose answers are in the case. */
export async function engineAnswersOf(
  db: Db,
  huntId: string,
  signal?: AbortSignal,
): Promise<readonly EngineAnswer[]> {
  const rows = await db.query(
    sql`
      select coalesce(computed_in, 'an engine without a name') as computed_in, hunt_version,
        coalesce(parameters, '') as parameters, count(*)::integer as answer_rows
      from hunt_answers where hunt = ${literal(huntId)} group by all order by all`,
    signal ? { signal } : {},
  );
  return recordsOf(rows).map((row) => ({
    computedIn: String(row['computed_in']),
    version: row['hunt_version'] === null ? null : Number(row['hunt_version']),
    parameters: String(row['parameters']),
    rows: Number(row['answer_rows']),
  }));
}

/** The findings that other engines gave for a hunt; each rests on its record of the dropped answer. */
export function engineAnswerSql(huntId: string): Sql {
  return sql`
    select
      coalesce(finding_key || ' ', '') || file_id || ':' || record as finding_key,
      if(list_contains(${literal(SEVERITIES)}, severity), severity, 'informational') as severity,
      timestamp as first_seen, coalesce(last_seen, timestamp) as last_seen, host, "user",
      coalesce(summary, 'Found by ' || coalesce(computed_in, 'another engine')
        || coalesce(' in ' || records || if(records = 1, ' record', ' records'), '') || ' there.') as summary,
      [{'file_id': file_id, 'record': record}] as row_refs,
      coalesce(computed_in, 'another engine') as computed_in, parameters
    from hunt_answers
    where hunt = ${literal(huntId)}`;
}

/** Says of each run where it was computed and with what, and what makes it less than this hunt would be. */
export function engineAnswerSentences(hunt: Hunt, answers: readonly EngineAnswer[]): string[] {
  return answers.flatMap(({ computedIn, version, parameters, rows }) => {
    const run = parametersOf(parameters);
    const found = `${countText(rows)} ${rows === 1 ? 'finding' : 'findings'} computed in ${computedIn}${scopeText(run)}.`;
    const old =
      version !== null && version !== hunt.version
        ? [
            `Its text is version ${version} and the hunt is version ${hunt.version}: run the new one.`,
          ]
        : [];
    const cap = Number(run?.['row_cap'] ?? Number.NaN);
    const cut =
      rows >= cap
        ? [
            `That is the most the text gives (${countText(cap)} rows): split the time and run each part.`,
          ]
        : [];
    return [found, ...old, ...cut];
  });
}

type Run = Readonly<Record<string, unknown>>;

function parametersOf(text: string): Run | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Run) : null;
  } catch {
    // Cut or edited on the way: the row still says what it found.
    return null;
  }
}

function scopeText(run: Run | null): string {
  if (run === null) return ', with parameters that cannot be read';
  const changed = Object.entries((run['changed'] ?? {}) as Run).map(
    ([name, value]) => `${name} = ${Array.isArray(value) ? value.join(', ') : String(value)}`,
  );
  const only = ['hosts', 'users'].flatMap((what) => {
    const names = run[what];
    return Array.isArray(names) && names.length > 0 ? [`only ${what} ${names.join(', ')}`] : [];
  });
  return [
    `, over ${String(run['from'])} to ${String(run['to'])}`,
    ...only,
    changed.length === 0 ? 'with the usual parameters' : `with ${changed.join('; ')}`,
  ].join(', ');
}
