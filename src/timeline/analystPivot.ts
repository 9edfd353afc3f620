import type { RowRef } from '../core/rowRef';

/** The pivot as the analyst set it, beside the found one. Times are ISO 8601 UTC. */
export interface AnalystPivot {
  readonly at: string;
  readonly from: string;
  readonly to: string;
  /** Of the logon that was picked; null where only an instant was set. */
  readonly user: string | null;
  readonly host: string | null;
  readonly source: string | null;
  readonly record: RowRef | null;
}
