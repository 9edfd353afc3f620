import type { CellValue } from '../../db/db';
import type { Manifest } from '../../casefile/manifest';
import type { Finding } from '../../findings/finding';
import type { ScopingRow } from '../../findings/scopingRow';
import type { SuppressionRule } from '../../findings/suppression';
import type { CategoryFact } from '../../hunts/coverageFact';
import type { Hunt, HuntRun, Severity } from '../../hunts/hunt';
import type { TimelineBucket } from '../../timeline/buckets';
import type { PivotSigns } from '../../timeline/pivotSigns';

/** Original records, as many as are shown, of `total`. Times are ISO 8601 UTC. */
export interface ReportRecords {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly CellValue[])[];
  readonly total: number;
}

export interface ReportFinding {
  readonly finding: Finding;
  /** Null where the report holds no records of it: its severity is low, or there are too many findings. */
  readonly records: ReportRecords | null;
}

/** One hunt with its answer; `findings` without those that a rule sets aside. */
export interface ReportHunt {
  readonly hunt: Hunt;
  readonly run: HuntRun | null;
  readonly findings: readonly ReportFinding[];
  /** Findings that stand in the case and not in the report, beyond the most that it lists. */
  readonly more: number;
  readonly setAside: number;
  /** All that no rule sets aside, by severity, also those that are not listed. */
  readonly counts: Readonly<Partial<Record<Severity, number>>>;
}

export interface ReportPivot {
  readonly at: string;
  readonly from: string;
  readonly to: string;
  readonly user: string;
  readonly host: string | null;
  readonly confidence: string;
  readonly isAnalysts: boolean;
}

export interface ReportTimeline {
  readonly fromMs: number;
  readonly toMs: number;
  readonly widthMs: number;
  readonly buckets: readonly TimelineBucket[];
  readonly signs: PivotSigns;
  /** The same in sentences. */
  readonly summary: string;
}

/** Everything the report says, and nothing else: what is not in here cannot be in it. */
export interface ReportData {
  readonly caseName: string;
  /** ISO 8601 UTC. */
  readonly writtenAt: string;
  readonly buildId: string;
  readonly isRedacted: boolean;
  /** Sentences, the most important first. */
  readonly summary: readonly string[];
  readonly pivot: ReportPivot | null;
  /** Why the pivot is what it is, or why there is none. */
  readonly pivotWhy: readonly string[];
  readonly timeline: ReportTimeline | null;
  readonly scoping: readonly ScopingRow[];
  readonly hunts: readonly ReportHunt[];
  readonly rules: readonly SuppressionRule[];
  readonly categories: readonly CategoryFact[];
  readonly manifest: Manifest;
}
