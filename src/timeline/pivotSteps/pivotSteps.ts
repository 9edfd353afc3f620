import type { RowRef } from '../../core/rowRef';
import { type Sql, literal } from '../../core/sqlText';
import { bindParams } from '../../hunts/bindParams';
import type { ParamValue } from '../../hunts/hunt';
import { PIVOT_PARAMS } from '../pivotParams';
import { IN_PLAUSIBLE_YEAR } from '../timeClauses';
import access from './access.sql?raw';
import attempts from './attempts.sql?raw';
import bursts from './bursts.sql?raw';
import candidates from './candidates.sql?raw';
import changes from './changes.sql?raw';
import confirmations from './confirmations.sql?raw';
import connections from './connections.sql?raw';
import executions from './executions.sql?raw';
import counts from './counts.sql?raw';
import excluded from './excluded.sql?raw';
import failures from './failures.sql?raw';
import installs from './installs.sql?raw';
import instants from './instants.sql?raw';
import members from './members.sql?raw';
import hosts from './hosts.sql?raw';
import logons from './logons.sql?raw';
import metronomes from './metronomes.sql?raw';
import programs from './programs.sql?raw';
import returns from './returns.sql?raw';
import scores from './scores.sql?raw';
import segment from './segment.sql?raw';
import series from './series.sql?raw';
import sources from './sources.sql?raw';
import users from './users.sql?raw';

/** Halvings of the series: up to seven cuts, of which the sharpest stay. */
const SEGMENT_LEVELS = 3;

/** Other logons that are worth a look. */
const MOST_RUNNERS_UP = 5;
/** Alarms of the series that travel with the answer, the highest. */
const MOST_ONSETS = 50;
/** Rows of a burst that travel with a logon; its counts are of all. */
const MOST_FAILURE_ROWS = 500;
/** Confirming records that travel with a logon. */
const MOST_MARKS = 60;

type ParamValues = Readonly<Record<string, ParamValue>>;

export interface PivotStatements {
  /** Make temporary tables, in order, on one connection. */
  readonly steps: readonly Sql[];
  /** One row: when failures piled up, and where their rate changed. */
  readonly series: Sql;
  /** The logons that fit, the pivot first, and behind them those after failures that nothing confirms. */
  readonly candidates: Sql;
  /** One row: how much was looked at. */
  readonly counts: Sql;
  /** The series that are as regular as a clock. */
  readonly excluded: Sql;
  /** Later logons from the source of the pivot, which the record of its logon names. */
  returnsAfter(logon: RowRef): Sql;
}

/** The statements behind `findPivot`; what needs a table that is not there finds nothing. */
export function pivotStatements(values: ParamValues, tables: ReadonlySet<string>): PivotStatements {
  const bound = (text: string): Sql => bindParams(filled(text, tables), PIVOT_PARAMS, values);
  const steps = [
    users,
    hosts,
    sources,
    logons,
    failures,
    metronomes,
    attempts,
    instants,
    bursts,
    members,
    access,
    ...(tables.has('process_logs') ? [programs, executions] : [NO_EXECUTIONS]),
    tables.has('net_logs') ? connections : NO_CONNECTIONS,
    tables.has('service_logs') || tables.has('service_task') ? installs : NO_INSTALLS,
    confirmations,
    scores,
  ];
  return {
    steps: steps.map(bound),
    series: bound(series),
    candidates: bound(candidates),
    counts: bound(counts),
    excluded: bound(excluded),
    returnsAfter: ({ fileId, record }) =>
      bound(
        returns
          .replace('$pivot_file', () => literal(fileId))
          .replace('$pivot_record', () => literal(record)),
      ),
  };
}

function filled(text: string, tables: ReadonlySet<string>): string {
  const replacements: readonly (readonly [name: string, text: string])[] = [
    ['$segments', segmentsText()],
    ['$installs', installsText(tables)],
    ['$in_plausible_year', IN_PLAUSIBLE_YEAR],
    ['$is_elevated', IS_ELEVATED],
    ['$most_candidates', String(1 + MOST_RUNNERS_UP)],
    ['$most_runners_up', String(MOST_RUNNERS_UP)],
    ['$most_onsets', String(MOST_ONSETS)],
    ['$most_failure_rows', String(MOST_FAILURE_ROWS)],
    ['$most_marks', String(MOST_MARKS)],
  ];
  return replacements.reduce((sofar, [name, by]) => sofar.replaceAll(name, () => by), text);
}

function segmentsText(): string {
  const levels = Array.from({ length: SEGMENT_LEVELS }, (_, i) =>
    segment.replaceAll('$n', String(i + 1)).replaceAll('$p', String(i)),
  );
  return changes
    .replace('$levels', () => levels.join(''))
    .replaceAll('$depth', String(SEGMENT_LEVELS))
    .trimEnd();
}

function installsText(tables: ReadonlySet<string>): string {
  const columns = 'timestamp as ts, upper(known(host)) as host, name, file_id, record';
  const parts = [
    ['service_logs', 'list_contains($creation_codes, lower(event_code))'],
    ['service_task', 'coalesce(list_contains($creation_codes, lower(event_code)), true)'],
  ] as const;
  return parts
    .filter(([table]) => tables.has(table))
    .map(
      ([table, where]) => `select ${columns} from ${table} where $in_plausible_year and ${where}`,
    )
    .join(' union all ');
}

/** Whether the window that begins with instant `i` and ends with peak `o` exceeds the past; true where there is none. */
const IS_ELEVATED = `coalesce(
  (i.us - evidence.first_us) / 1e6 < $history_hours * 3600
    or (o.place - i.failures_before) >= $rate_ratio * i.failures_before * ($burst_window_min * 60)
      / ((i.us - evidence.first_us) / 1e6),
  false)`;

const NO_EXECUTIONS = `create or replace temp table pivot_executions (
  id integer, ts timestamp, host varchar, process_name varchar, name varchar, is_there boolean, same_host boolean,
  file_id integer, record bigint, is_known boolean, is_habit boolean, has_baseline boolean,
  is_seen_elsewhere boolean, kind varchar)`;

const markTable = (name: string): string => `create or replace temp table ${name} (
  id integer, ts timestamp, host varchar, label varchar, file_id integer, record bigint)`;
const NO_CONNECTIONS = markTable('pivot_connections');
const NO_INSTALLS = markTable('pivot_installs');
