import type { RowRef } from '../core/rowRef';
import type { CellValue, Rows } from '../db/db';
import { recordsOf } from '../db/rowsOf';
import type { ExcludedSeries, PivotConfidence } from './pivotPoint';

/** One logon that fits, as `pivot.sql` tells it. Times are ISO 8601 UTC. */
export interface PivotCandidate {
  readonly at: string;
  readonly user: string;
  readonly host: string | null;
  readonly source: string | null;
  readonly logonRow: RowRef;
  readonly by: 'account' | 'source';
  /** The account or source that failed, lower case. */
  readonly key: string;
  readonly confidence: PivotConfidence;
  readonly ownFailure: boolean;
  readonly sameHost: boolean;
  readonly sharedSource: boolean;
  readonly logonHost: string | null;
  readonly executionHost: string | null;
  readonly executionAt: string;
  readonly executionRow: RowRef;
  readonly processName: string | null;
  readonly firstFailure: string;
  readonly lastFailure: string;
  readonly failures: number;
  readonly failedAccounts: number;
  readonly failedSources: number;
  readonly failedSource: string | null;
  readonly failureRows: readonly RowRef[];
}

/** The one row `pivot.sql` returns. */
export interface PivotAnswerRow {
  readonly failures: number;
  readonly successes: number;
  readonly bursts: number;
  readonly successesAfterBurst: number;
  readonly successesWithExecutionElsewhere: number;
  readonly excluded: readonly ExcludedSeries[];
  readonly candidates: readonly PivotCandidate[];
}

type Struct = Readonly<Record<string, CellValue>>;

export function pivotAnswerRow(rows: Rows): PivotAnswerRow {
  const [row = {}] = recordsOf(rows);
  return {
    failures: Number(row['failures']),
    successes: Number(row['successes']),
    bursts: Number(row['bursts']),
    successesAfterBurst: Number(row['successes_after_burst']),
    successesWithExecutionElsewhere: Number(row['successes_with_execution_elsewhere']),
    excluded: structsOf(row['excluded']).map(excludedSeriesOf),
    candidates: structsOf(row['candidates']).map(candidateOf),
  };
}

function structsOf(value: CellValue | undefined): Struct[] {
  return Array.isArray(value) ? (value as Struct[]) : [];
}

function excludedSeriesOf(struct: Struct): ExcludedSeries {
  return {
    account: String(struct['account']),
    source: textOrNull(struct['source']),
    failures: Number(struct['failures']),
    first: String(struct['first']),
    last: String(struct['last']),
    everySeconds: Number(struct['beat_s']),
    successAfter: textOrNull(struct['success_after']),
  };
}

function candidateOf(struct: Struct): PivotCandidate {
  const execution = struct['execution'] as Struct;
  return {
    at: String(struct['at']),
    user: String(struct['user']),
    host: textOrNull(struct['host']),
    source: textOrNull(struct['source']),
    logonRow: rowRefOf(struct),
    by: struct['by'] === 'source' ? 'source' : 'account',
    key: String(struct['key']),
    confidence: struct['confidence'] as PivotConfidence,
    ownFailure: struct['own_failure'] === true,
    sameHost: struct['same_host'] === true,
    sharedSource: struct['shared_source'] === true,
    logonHost: textOrNull(struct['logon_host']),
    executionHost: textOrNull(struct['execution_host']),
    executionAt: String(struct['execution_at']),
    executionRow: rowRefOf(execution),
    processName: textOrNull(execution['process_name']),
    firstFailure: String(struct['first_failure']),
    lastFailure: String(struct['last_failure']),
    failures: Number(struct['failures']),
    failedAccounts: Number(struct['failed_accounts']),
    failedSources: Number(struct['failed_sources']),
    failedSource: textOrNull(struct['failed_source']),
    failureRows: structsOf(struct['failure_rows']).map(rowRefOf).reverse(),
  };
}

function rowRefOf(struct: Struct): RowRef {
  return { fileId: Number(struct['file_id']), record: Number(struct['record']) };
}

function textOrNull(value: CellValue | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}
