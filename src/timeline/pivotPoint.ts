import type { RowRef } from '../core/rowRef';
import type { PivotSigns } from './pivotSigns';

export type PivotConfidence = 'high' | 'medium' | 'low';

/**
 * Why a logon came into question. `failures`: its account or source had failed; `spray`: its source had sprayed long
 * before; the others are first logons of the account, without failures.
 */
export type PivotBasis =
  'failures' | 'spray' | 'outside' | 'new source' | 'new host' | 'new host and source';

/** One sentence of the reasoning, with the records it speaks of. */
export interface PivotSentence {
  readonly text: string;
  readonly records: readonly RowRef[];
}

/** A logon that came into question, with what was confirmed after it. Times are ISO 8601 UTC. */
export interface PivotPoint {
  /** The successful logon. */
  readonly at: string;
  /** The last failure of the account or source up to the logon; the logon itself where nothing had failed. */
  readonly from: string;
  /** The first record after the logon that confirms it. */
  readonly to: string;
  readonly user: string;
  /** Of the logon; of the first confirming record where the logon names none. */
  readonly host: string | null;
  readonly source: string | null;
  readonly basis: PivotBasis;
  readonly confidence: PivotConfidence;
  /** 0 to 1: weight of the logon, halved with every quarter of an hour since the failures, times how well it is confirmed. */
  readonly score: number;
  /** The sentences as one text. */
  readonly reason: string;
  /** What failed before; which logon, and why it counts; what confirms it; how sure that is. */
  readonly sentences: readonly PivotSentence[];
  /** The failures of the burst (its last 500), the logon, the first confirming record: in that order, oldest first. */
  readonly records: readonly RowRef[];
  readonly runnersUp: readonly RunnerUp[];
  /** Later logons from the source of the pivot, each after a pause. */
  readonly reentries: readonly Reentry[];
}

/** Another logon that fits: later, or of a lower score or confidence than the pivot. */
export interface RunnerUp {
  readonly at: string;
  readonly from: string;
  /** Null where nothing confirms it. */
  readonly to: string | null;
  readonly user: string;
  readonly host: string | null;
  readonly source: string | null;
  readonly basis: PivotBasis;
  readonly confidence: PivotConfidence;
  readonly score: number;
  readonly failures: number;
  readonly record: RowRef;
}

export interface Reentry {
  readonly at: string;
  readonly user: string;
  readonly host: string | null;
  readonly source: string;
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
export interface PivotAnswer extends PivotSigns {
  readonly status: 'found' | 'none' | 'partial' | 'cannot-tell';
  readonly pivot: PivotPoint | null;
  readonly why: string;
  readonly excluded: readonly ExcludedSeries[];
  /** Logons after failures that nothing confirms, for the analyst to judge; the weightiest first. */
  readonly unconfirmed: readonly RunnerUp[];
}
