import type { RowRef } from '../core/rowRef';
import type { Severity } from '../hunts/hunt';

/** One answer of one hunt, traced to the records it rests on. Times are ISO 8601 UTC; null where undated. */
export interface Finding {
  readonly id: string;
  readonly huntId: string;
  readonly severity: Severity;
  readonly firstSeen: string | null;
  readonly lastSeen: string | null;
  readonly host: string | null;
  readonly user: string | null;
  readonly summary: string;
  readonly rows: readonly RowRef[];
}
