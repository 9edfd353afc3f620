import type { EngineStatus } from '../db/db';
import type { Finding } from '../findings/finding';
import type { SuppressionRule } from '../findings/suppression';
import type { CategoryFact } from '../hunts/coverageFact';
import type { HuntRun, ParamOverrides } from '../hunts/hunt';
import type { CaseMapping } from '../ingest/mapping/mapping';
import type { SourceReport } from '../ingest/sourceReport';
import type { AnalystPivot } from '../timeline/analystPivot';
import type { PivotPoint, RunnerUp } from '../timeline/pivotPoint';
import { NO_SIGNS, type PivotSigns } from '../timeline/pivotSigns';
import type { ExecutionChoice } from '../timeline/executionChoice';
import type { TimeRange } from '../timeline/timeRange';
import { INITIAL_TIMELINE_VIEW, type TimelineView } from './timelineView';

/** The five places of the workbench, in working order. */
export type Place = 'evidence' | 'coverage' | 'runbook' | 'timeline' | 'sql';

export type IntakePhase = 'queued' | 'reading' | 'loading' | 'done';

/** One dropped file on its way in; `report` is there once it is done. */
export interface IntakeItem {
  readonly fileId: number;
  readonly name: string;
  readonly bytes: number;
  readonly phase: IntakePhase;
  readonly doneBytes: number;
  readonly records: number;
  readonly report: SourceReport | null;
}

/** What a normalised table holds. `last24h` counts the records of the last 24 hours of the whole evidence. */
export interface TableFact {
  readonly name: string;
  readonly purpose: string;
  readonly resultExport: string | null;
  readonly letter: string | null;
  readonly records: number;
  readonly undated: number;
  readonly last24h: number;
  readonly firstSeen: string | null;
  readonly lastSeen: string | null;
}

export type PivotState =
  | { readonly state: 'none yet' }
  | { readonly state: 'found'; readonly pivot: PivotPoint }
  | { readonly state: 'not found'; readonly why: string }
  | { readonly state: 'partial'; readonly why: string }
  | { readonly state: 'cannot tell'; readonly why: string };

/** What the drawer at the right shows. */
export type DrawerContent =
  | { readonly kind: 'finding'; readonly findingId: string }
  | {
      readonly kind: 'bucket';
      readonly fromMs: number;
      readonly toMs: number;
      readonly executions: ExecutionChoice;
    }
  | { readonly kind: 'records'; readonly title: string; readonly sql: string }
  | { readonly kind: 'source'; readonly fileId: number };

/** What the workbench is doing now, in words, with a share done where it is known. */
export interface Activity {
  readonly text: string;
  readonly share: number | null;
}

/** Whether names are shown as labels. `version` rises whenever texts have to be drawn again. */
export interface RedactionState {
  readonly on: boolean;
  /** Words of the analyst that are replaced too. */
  readonly words: readonly string[];
  readonly version: number;
}

export type { TimeRange };

/** The whole state: small facts. Rows stay in the engine; a change of the data raises `dataVersion`. */
export interface AppState extends TimelineView {
  readonly caseName: string;
  readonly engine: EngineStatus;
  readonly place: Place;
  readonly theme: 'dark' | 'light';
  readonly redaction: RedactionState;
  readonly intake: readonly IntakeItem[];
  /** The mapping files of the case, the newest last. */
  readonly mappings: readonly CaseMapping[];
  /** The file whose fields are being mapped. */
  readonly mappingFileId: number | null;
  readonly dataVersion: number;
  readonly tables: readonly TableFact[];
  /** All tables and views in the engine that the analyst can query, by qualified name. */
  readonly queryable: readonly string[];
  readonly evidenceEnd: string | null;
  /** What only all files together tell, a sentence each. */
  readonly evidenceWarnings: readonly string[];
  /** The five log categories of the runbook; none before the engine is up. */
  readonly categories: readonly CategoryFact[];
  readonly runs: Readonly<Record<string, HuntRun>>;
  readonly params: Readonly<Record<string, ParamOverrides>>;
  /** Weighed, the most severe first; those that a rule sets aside are among them. */
  readonly findings: readonly Finding[];
  /** The rules that set findings aside, the newest last. */
  readonly suppressions: readonly SuppressionRule[];
  /** The found one; what is shown is `shownPivot`. */
  /** Findings of the story, in its order, by id. */
  readonly pins: readonly string[];
  readonly pivot: PivotState;
  /** The analyst's, which is shown in place of the found one. */
  readonly analystPivot: AnalystPivot | null;
  /** What the series of failures alone tells. */
  readonly pivotSigns: PivotSigns;
  /** Logons after failures that nothing confirms. */
  readonly unconfirmedPivots: readonly RunnerUp[];
  /** The hunt that is running now. */
  readonly runningHuntId: string | null;
  readonly activity: Activity | null;
  readonly drawer: DrawerContent | null;
  readonly faults: readonly string[];
}

export const INITIAL_STATE: AppState = {
  caseName: 'Untitled case',
  engine: { state: 'idle' },
  place: 'evidence',
  theme: 'dark',
  redaction: { on: false, words: [], version: 0 },
  intake: [],
  mappings: [],
  mappingFileId: null,
  dataVersion: 0,
  tables: [],
  queryable: [],
  evidenceEnd: null,
  evidenceWarnings: [],
  categories: [],
  runs: {},
  params: {},
  findings: [],
  suppressions: [],
  pins: [],
  pivot: { state: 'none yet' },
  analystPivot: null,
  pivotSigns: NO_SIGNS,
  unconfirmedPivots: [],
  runningHuntId: null,
  activity: null,
  drawer: null,
  ...INITIAL_TIMELINE_VIEW,
  faults: [],
};

export function redactionOn(state: AppState): boolean {
  return state.redaction.on;
}

/** The reports of the files that are done, in the order they were dropped. */
export function reportsOf(state: AppState): SourceReport[] {
  return state.intake.flatMap((item) => (item.report ? [item.report] : []));
}
