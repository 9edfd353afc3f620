import type { RowRef } from '../core/rowRef';

export type PivotConfidence = 'high' | 'medium' | 'low';

/** A successful logon that followed a burst of failures and was followed by an execution. Times are ISO 8601 UTC. */
export interface PivotPoint {
  /** The successful logon. */
  readonly at: string;
  /** The last failure of the account or source up to the logon. */
  readonly from: string;
  /** The first execution of the account from the logon on. */
  readonly to: string;
  readonly user: string;
  /** Of the logon; of the first execution where the logon names none. */
  readonly host: string | null;
  readonly source: string | null;
  readonly confidence: PivotConfidence;
  readonly reason: string;
  /** The failures of the burst (its last 500), the logon, the first execution: in that order, oldest first. */
  readonly records: readonly RowRef[];
  readonly runnersUp: readonly RunnerUp[];
}

/** Another logon that fits: later, or of low confidence where the pivot is not. */
export interface RunnerUp {
  readonly at: string;
  readonly user: string;
  readonly host: string | null;
  readonly source: string | null;
  readonly confidence: PivotConfidence;
  readonly failures: number;
  readonly record: RowRef;
}

/** Failures as regular as a clock: a stale credential, left out of every burst. */
export interface ExcludedSeries {
  readonly account: string;
  readonly source: string | null;
  readonly failures: number;
  readonly first: string;
  readonly last: string;
  /** Median gap. */
  readonly everySeconds: number;
  /** The logon of that account, from that source where one is known, that followed as it would a burst. */
  readonly successAfter: string | null;
}

/**
 * `none`: all that is needed was there and there is no pivot; `partial`: there is none in the records that have a time;
 * `cannot-tell`: the evidence lacks something. `why` says it in sentences.
 */
export interface PivotAnswer {
  readonly status: 'found' | 'none' | 'partial' | 'cannot-tell';
  readonly pivot: PivotPoint | null;
  readonly why: string;
  readonly excluded: readonly ExcludedSeries[];
}
