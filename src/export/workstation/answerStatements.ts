import { type Sql, joinSql, literal, qualified, sql } from '../../core/sqlText';
import { COMPUTED_BY, answerTable } from '../../hunts/answerTable';
import { SEVERITIES } from '../../hunts/hunt';
import type { PlannedHunt } from '../../hunts/huntPlan';
import { changedParams } from '../../hunts/siem/siemOrigin';

/** First and last instant of the evidence, ISO 8601 UTC; null where nothing is dated. */
export interface EvidenceTime {
  readonly from: string | null;
  readonly to: string | null;
}

/** What the answers name as the place they were computed in. */
export const COMPUTED_IN = 'DuckDB on a workstation';

/** What every answer file begins with, in this order. */
const FIRST_COLUMNS = ['severity', 'first_seen', 'last_seen', 'host', 'user', 'summary'];
const NOT_OWN = [...FIRST_COLUMNS, 'row_refs'];

/**
 * Answers one hunt and writes its findings to `answers/<id>.csv`: severity, times, host, user, summary and number of
 * records, then the key and the columns of its own that are no lists, then which hunt it was and with what parameters.
 */
export function answerStatements(planned: PlannedHunt, time: EvidenceTime): readonly Sql[] {
  const { hunt } = planned;
  const table = answerTable(hunt.id);
  return [
    sql`create or replace table ${table} as\n${answerText(planned)}`,
    sql`set variable own_columns = (
  select list(column_name order by column_index)
  from duckdb_columns()
  where database_name = current_database() and schema_name = 'answers'
    and table_name = ${literal(hunt.id.replaceAll('-', '_'))}
    and not regexp_matches(data_type, '\\[|^(STRUCT|MAP|UNION)')
    and not list_contains(${literal(NOT_OWN)}, column_name))`,
    sql`copy (
  select ${joinSql(
    FIRST_COLUMNS.map((name) => qualified('found', name)),
    ', ',
  )},
    coalesce(len(list_distinct(row_refs)), 0) as records,
    columns(lambda column_name: list_contains(getvariable('own_columns'), column_name)),
    ${literal(hunt.id)} as huntbench_hunt, ${literal(hunt.version)} as huntbench_version,
    ${literal(COMPUTED_IN)} as computed_in, ${literal(parametersText(planned, time))} as parameters
  from ${table} as found
  order by list_position(${literal(SEVERITIES)}, severity) desc, first_seen, finding_key
) to ${literal(`answers/${hunt.id}.csv`)} (format csv, header true, timestampformat '%Y-%m-%dT%H:%M:%S.%fZ')`,
    sql`select ${literal(hunt.id)} as hunt, count(*) as findings from ${table}`,
  ];
}

function answerText({ hunt, raw, result }: PlannedHunt): Sql {
  const met = (hunt.after ?? []).map((id) => sql`exists (select 1 from ${answerTable(id)})`);
  const where = met.length > 0 ? sql`\nwhere ${joinSql(met, ' and ')}` : sql``;
  const parts = [
    ...(raw ? [computed(raw, COMPUTED_BY.raw, where)] : []),
    ...(result ? [computed(result, COMPUTED_BY.result, where)] : []),
  ];
  return joinSql(parts, '\nunion all by name\n');
}

function computed(text: Sql, by: string, where: Sql): Sql {
  return sql`(select found.*, ${literal(by)} as computed_by from (\n${text}\n) as found${where})`;
}

function parametersText({ hunt, params }: PlannedHunt, { from, to }: EvidenceTime): string {
  return JSON.stringify({ from, to, hosts: [], users: [], changed: changedParams(hunt, params) });
}

/** The comment over a hunt: what it asks, and the parameters it was given. */
export function aboutHunt({ hunt, params }: PlannedHunt): readonly string[] {
  const techniques = hunt.techniques.map(({ id }) => id).join(', ');
  return [
    `${hunt.id}, version ${hunt.version}: ${hunt.title}. ATT&CK ${techniques}.`,
    hunt.question,
    ...hunt.params.map(({ name, unit }) =>
      `Parameter ${name} = ${JSON.stringify(params[name])} ${unit}`.trimEnd(),
    ),
  ];
}
