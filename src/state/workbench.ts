import type { StoreApi } from 'zustand/vanilla';
import type { CellValue, Rows } from '../db/db';
import type { Hunt, HuntRun, ParamOverrides, ParamValue } from '../hunts/hunt';
import type { IntakeChoice } from '../ingest/intakeChoice';
import type { SourceReport } from '../ingest/sourceReport';
import type { EntropyBin } from '../entropy/histogram';
import type { CoverageGrid } from '../timeline/coverage';
import type { TimelineExtent } from '../timeline/extent';
import type { TimelineBucket } from '../timeline/buckets';
import type { AppState, DrawerContent, Place, TimeRange } from './appState';

/** A result as the scripting interface gives it. */
export interface TableResult {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly CellValue[])[];
  readonly truncated: boolean;
}

export interface RunHuntsOptions {
  readonly ids?: readonly string[];
  readonly params?: Readonly<Record<string, ParamOverrides>>;
}

export interface TimelineSeries {
  readonly extent: TimelineExtent;
  readonly range: TimeRange;
  readonly widthMs: number;
  readonly buckets: readonly TimelineBucket[];
}

/** What the network proof shows. */
export interface NetworkProof {
  readonly policy: string;
  readonly requests: number;
  readonly buildId: string;
  readonly buildMatches: boolean | null;
}

/**
 * Everything the workbench can do: the one set of actions behind buttons, keys, palette and scripting interface.
 * Components call these and draw `store`; nothing else calls the modules below.
 */
export interface Workbench {
  readonly store: StoreApi<AppState>;
  readonly hunts: readonly Hunt[];
  boot(): Promise<void>;
  /** Loads any number of files, then runs the automatic hunts and the pivot. One bad file never stops the others. */
  load(files: readonly File[]): Promise<SourceReport[]>;
  loadSample(): Promise<SourceReport[]>;
  /** Loads a file again, read as the analyst chose, and answers anew; null when the file is not in the case. */
  readAgain(fileId: number, choice: IntakeChoice): Promise<SourceReport | null>;
  /** The sources that can be chosen. */
  readonly sourceChoices: readonly { readonly id: string; readonly title: string }[];
  /** Stops what is running now: intake, hunts or query. */
  cancel(): void;
  restartEngine(): Promise<void>;
  runHunts(options?: RunHuntsOptions): Promise<HuntRun[]>;
  /** Keeps the value for this case and runs the hunt again. */
  setParam(huntId: string, name: string, value: ParamValue): Promise<void>;
  query(text: string, options?: { maxRows?: number; signal?: AbortSignal }): Promise<Rows>;
  /** SQL whose result is the original records behind a finding; null when there is no such finding. */
  evidenceSql(findingId: string): string | null;
  bucketSql(range: TimeRange): string;
  /** SQL whose result is the original records the pivot point rests on; null when there is none. */
  pivotSql(): string | null;
  timeline(signal?: AbortSignal): Promise<TimelineSeries | null>;
  /** Host × table over time; null when nothing is dated. */
  coverage(signal?: AbortSignal): Promise<CoverageGrid | null>;
  entropyHistogram(signal?: AbortSignal): Promise<readonly EntropyBin[]>;
  networkProof(): Promise<NetworkProof>;
  /** Original text of one dropped file's name by its number. */
  fileName(fileId: number): string;
  exportCsv(text: string, fileName: string): Promise<void>;
  exportLedger(form: 'json' | 'csv'): void;
  /** The rejected records of a file as CSV; nothing when it has none. */
  exportRejects(fileId: number): void;
  setPlace(place: Place): void;
  setTheme(theme: AppState['theme']): void;
  openDrawer(content: DrawerContent | null): void;
  zoomTo(range: TimeRange | null): void;
  zoomBack(): void;
  dismissFault(index: number): void;
}
