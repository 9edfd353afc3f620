import type { RowRef } from '../core/rowRef';
import type { CellValue, Rows } from '../db/db';
import { recordsOf } from '../db/rowsOf';

/** The failure from which on the failures piled up. */
export interface FailureOnset {
  readonly at: string;
  readonly record: RowRef;
}

/** An instant from which on logons fail at least three times as often as before, or as rarely. */
export interface ChangePoint {
  readonly at: string;
  readonly failuresAnHourBefore: number;
  readonly failuresAnHourAfter: number;
}

/** What the series of failures alone tells, for the chart. Times are ISO 8601 UTC. */
export interface PivotSigns {
  /** The last one in the day before the pivot; without a pivot the steepest of all. */
  readonly onset: FailureOnset | null;
  readonly changePoints: readonly ChangePoint[];
}

export const NO_SIGNS: PivotSigns = { onset: null, changePoints: [] };

const DAY_MS = 86_400_000;

type Struct = Readonly<Record<string, CellValue>>;

/** Reads the one row of `series.sql`. */
export function pivotSigns(rows: Rows, pivotAt: string | null): PivotSigns {
  const [row = {}] = recordsOf(rows);
  const onsets = structsOf(row['onsets']);
  const pivotMs = pivotAt === null ? null : Date.parse(pivotAt);
  const before = onsets.filter((onset) => {
    const atMs = Date.parse(String(onset['at']));
    return pivotMs !== null && atMs <= pivotMs && atMs >= pivotMs - DAY_MS;
  });
  const steepest = onsets.toSorted((a, b) => Number(b['peak']) - Number(a['peak']))[0];
  const onset = pivotMs === null ? steepest : before.at(-1);
  return {
    onset: onset ? onsetOf(onset) : null,
    changePoints: structsOf(row['changes']).map((change) => ({
      at: String(change['at']),
      failuresAnHourBefore: Number(change['before']),
      failuresAnHourAfter: Number(change['after']),
    })),
  };
}

function onsetOf(struct: Struct): FailureOnset {
  return {
    at: String(struct['at']),
    record: { fileId: Number(struct['file_id']), record: Number(struct['record']) },
  };
}

function structsOf(value: CellValue | undefined): Struct[] {
  return Array.isArray(value) ? (value as Struct[]) : [];
}
