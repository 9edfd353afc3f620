import type { RowRef } from '../core/rowRef';
import type { CellValue, Rows } from '../db/db';
import { recordsOf, textOrNull } from '../db/rowsOf';
import type { ExcludedSeries, PivotBasis, PivotConfidence, Reentry } from './pivotPoint';

export type MarkKind = 'recon' | 'tool' | 'program' | 'connection' | 'install';

/** A record after a logon that confirms it. */
export interface PivotMark {
  readonly kind: MarkKind;
  /** Program, address, service or task. */
  readonly label: string;
  readonly at: string;
  readonly host: string | null;
  readonly row: RowRef;
}

/** One logon that came into question, as `candidates.sql` tells it. Times are ISO 8601 UTC. */
export interface PivotCandidate {
  readonly at: string;
  readonly user: string;
  readonly host: string | null;
  readonly source: string | null;
  readonly logonRow: RowRef;
  readonly isConfirmed: boolean;
  readonly basis: PivotBasis;
  /** What failed; null for a first logon without failures. */
  readonly by: 'account' | 'source' | null;
  /** The account or source that failed, lower case. */
  readonly key: string | null;
  readonly confidence: PivotConfidence;
  readonly score: number;
  readonly ownFailure: boolean;
  readonly otherSource: boolean;
  readonly knownSource: boolean;
  readonly sameHost: boolean;
  readonly sharedSource: boolean;
  readonly hasBaseline: boolean;
  readonly isReconBurst: boolean;
  readonly logonHost: string | null;
  /** The earliest first. */
  readonly marks: readonly PivotMark[];
  readonly firstFailure: string | null;
  readonly lastFailure: string | null;
  readonly failures: number;
  readonly failedAccounts: number;
  readonly failedSources: number;
  readonly failedSource: string | null;
  readonly failureRows: readonly RowRef[];
}

/** Everything that the statements told. */
export interface PivotFacts {
  readonly failures: number;
  readonly successes: number;
  readonly bursts: number;
  readonly successesAfterBurst: number;
  readonly successesWithExecution: number;
  readonly successesWithExecutionElsewhere: number;
  readonly newLogons: number;
  readonly excluded: readonly ExcludedSeries[];
  readonly reentries: readonly Reentry[];
  readonly candidates: readonly PivotCandidate[];
}

type Struct = Readonly<Record<string, CellValue>>;

/** The answers of the statements of the same names. */
export interface PivotRows {
  readonly counts: Rows;
  readonly candidates: Rows;
  readonly excluded: Rows;
  /** Null where there is no pivot. */
  readonly returns: Rows | null;
}

export function pivotFacts({ counts, candidates, excluded, returns }: PivotRows): PivotFacts {
  const [count = {}] = recordsOf(counts);
  return {
    failures: Number(count['failures']),
    successes: Number(count['successes']),
    bursts: Number(count['bursts']),
    successesAfterBurst: Number(count['successes_after_burst']),
    successesWithExecution: Number(count['successes_with_execution']),
    successesWithExecutionElsewhere: Number(count['successes_with_execution_elsewhere']),
    newLogons: Number(count['new_logons']),
    excluded: recordsOf(excluded).map(excludedSeriesOf),
    reentries: returns ? recordsOf(returns).map(reentryOf) : [],
    candidates: recordsOf(candidates).map(candidateOf),
  };
}

/** The record of the logon that is the pivot, before anything else is read of it. */
export function pivotLogonOf(candidates: Rows): RowRef | null {
  const [first] = recordsOf(candidates);
  return first?.['is_confirmed'] === true ? rowRefOf(first) : null;
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

function reentryOf(struct: Struct): Reentry {
  return {
    at: String(struct['at']),
    user: String(struct['user']),
    host: textOrNull(struct['host']),
    source: String(struct['source']),
    record: rowRefOf(struct),
  };
}

function markOf(struct: Struct): PivotMark {
  return {
    kind: struct['kind'] as MarkKind,
    label: textOrNull(struct['label']) ?? 'a process without a name',
    at: String(struct['at']),
    host: textOrNull(struct['host']),
    row: rowRefOf(struct),
  };
}

function candidateOf(struct: Struct): PivotCandidate {
  const by = struct['by'];
  return {
    at: String(struct['at']),
    user: String(struct['user']),
    host: textOrNull(struct['host']),
    source: textOrNull(struct['source']),
    logonRow: rowRefOf(struct),
    isConfirmed: struct['is_confirmed'] === true,
    basis: struct['basis'] as PivotBasis,
    by: by === 'source' || by === 'account' ? by : null,
    key: textOrNull(struct['key']),
    confidence: struct['confidence'] as PivotConfidence,
    score: Number(struct['score']),
    ownFailure: struct['own_failure'] === true,
    otherSource: struct['other_source'] === true,
    knownSource: struct['known_source'] === true,
    sameHost: struct['same_host'] === true,
    sharedSource: struct['shared_source'] === true,
    hasBaseline: struct['has_baseline'] === true,
    isReconBurst: struct['is_recon_burst'] === true,
    logonHost: textOrNull(struct['logon_host']),
    marks: structsOf(struct['marks']).map(markOf),
    firstFailure: textOrNull(struct['first_failure']),
    lastFailure: textOrNull(struct['last_failure']),
    failures: Number(struct['failures'] ?? 0),
    failedAccounts: Number(struct['failed_accounts'] ?? 0),
    failedSources: Number(struct['failed_sources'] ?? 0),
    failedSource: textOrNull(struct['failed_source']),
    failureRows: structsOf(struct['failure_rows']).map(rowRefOf).reverse(),
  };
}

function rowRefOf(struct: Struct): RowRef {
  return { fileId: Number(struct['file_id']), record: Number(struct['record']) };
}
