import type { RowRef } from '../core/rowRef';
import type { Severity } from '../hunts/hunt';

/** One answer of one hunt, traced to the records it rests on. Times are ISO 8601 UTC; null where undated. */
export interface Finding {
  readonly id: string;
  /** As the hunt's SQL names it, unique within one answer and way. */
  readonly key: string;
  readonly huntId: string;
  /** As weighed with everything else found; `baseSeverity` is what its hunt gave it. */
  readonly severity: Severity;
  readonly baseSeverity: Severity;
  /** A sentence for each thing that moved the severity. */
  readonly reasons: readonly string[];
  /** Findings of other hunts on the same host within an hour. */
  readonly linked: readonly string[];
  /** The rule that sets it aside. */
  readonly suppressedBy: string | null;
  readonly firstSeen: string | null;
  readonly lastSeen: string | null;
  readonly host: string | null;
  readonly user: string | null;
  readonly summary: string;
  /** The known tool whose work it looks like; such a finding is never above low. */
  readonly knownAs: string | null;
  readonly computedBy: 'raw logs' | 'result export' | 'another engine';
  /** The engine that computed it, where that was another one. */
  readonly computedIn: string | null;
  /** How many records it rests on. */
  readonly recordCount: number;
  /** The records, the first ones where there are too many to carry; the answer table of the hunt has them all. */
  readonly rows: readonly RowRef[];
}
