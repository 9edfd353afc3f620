import type { StoreApi } from 'zustand/vanilla';
import type { NameKind } from '../casefile/redaction/labelBook';
import type { RowRef } from '../core/rowRef';
import type { CellValue, Rows } from '../db/db';
import type { Hunt, HuntRun, ParamOverrides, ParamValue } from '../hunts/hunt';
import type { LogCategory } from '../hunts/logCategory';
import type { IntakeChoice } from '../ingest/intakeChoice';
import type { Mapping } from '../ingest/mapping/mapping';
import type { MappingPreview } from '../ingest/mapping/previewMapping';
import type { TableChoice } from '../ingest/mapping/tableChoices';
import type { SourceReport } from '../ingest/sourceReport';
import type { EntropyBin } from '../entropy/histogram';
import type { ScopingRow } from '../findings/scopingRow';
import type { NewSuppression, SuppressionRule } from '../findings/suppression';
import type { CoverageGrid } from '../timeline/coverage';
import type { TimelineExtent } from '../timeline/extent';
import type { TimelineBucket } from '../timeline/buckets';
import type { LoggedSeries } from '../timeline/missingSeries';
import type { Reentry, RunnerUp } from '../timeline/pivotPoint';
import type { Finding } from '../findings/finding';
import type { Tactic } from '../timeline/attackTactic';
import type { ExecutionChoice } from '../timeline/executionChoice';
import type { LaneBy } from '../timeline/lanes';
import type { SelectionClause } from '../timeline/selection';
import type { Zone } from '../timeline/zone';
import type { PictureSubject } from './pictureSubject';
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
  /** Which executions are counted, as the analyst chose or as the findings allow. */
  readonly executions: ExecutionChoice;
  /** Their logs do not reach into the range, so that their zeros are no answer. */
  readonly missing: readonly LoggedSeries[];
}

/** Where mapping a file begins: what its fields are taken for now, and what they could be. */
export interface MappingProposal {
  readonly mapping: Mapping;
  /** The fields of the file, with the first value of each. */
  readonly fields: readonly { readonly name: string; readonly example: string }[];
  readonly tables: readonly TableChoice[];
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
  /** The frame of the runbook, in its order. */
  readonly logCategories: readonly LogCategory[];
  boot(): Promise<void>;
  /** Loads a made-up file and forgets it, so that the first real one loads at full speed. A file that comes meanwhile stops it. */
  rehearse(): Promise<void>;
  /** Loads any number of files, then runs the automatic hunts and the pivot. One bad file never stops the others. */
  load(files: readonly File[]): Promise<SourceReport[]>;
  loadSample(): Promise<SourceReport[]>;
  /** Loads a file again, read as the analyst chose, and answers anew; null when the file is not in the case. */
  readAgain(fileId: number, choice: IntakeChoice): Promise<SourceReport | null>;
  /** The sources that can be chosen. */
  readonly sourceChoices: readonly { readonly id: string; readonly title: string }[];
  /** How a file is read now, or a guess where it is a table of its own; with a table, a guess of how it fills that. */
  proposeMapping(
    fileId: number,
    table?: string,
    signal?: AbortSignal,
  ): Promise<MappingProposal | null>;
  /** What a mapping would give. Null when the file is not loaded. @throws AnalystError for a kind that does not fit. */
  previewMapping(
    fileId: number,
    mapping: Mapping,
    options?: { part?: number; signal?: AbortSignal },
  ): Promise<MappingPreview | null>;
  /** How a file is read now, as a mapping of its own fields; null when it is not loaded. */
  mappingOf(fileId: number): Mapping | null;
  /** Gives the mapping as a file; without one, that of how the file is read now. */
  saveMapping(fileId: number, mapping?: Mapping): void;
  /** Shows the dialog that maps the fields of a file; null closes it. */
  openMapping(fileId: number | null): void;
  /** Stops what is running now: intake, hunts or query. */
  cancel(): void;
  restartEngine(): Promise<void>;
  runHunts(options?: RunHuntsOptions): Promise<HuntRun[]>;
  /** Keeps the value for this case and runs the hunt again. */
  setParam(huntId: string, name: string, value: ParamValue): Promise<void>;
  /** Sets aside every finding that the rule fits, at once; the rule stands in the state and is part of the case. */
  suppress(rule: NewSuppression): SuppressionRule;
  /** Removes the rule; what it set aside comes back. */
  unsuppress(ruleId: string): void;
  /** Hosts and accounts with what was found about them, the most severe first; the same array until something changes. */
  scoping(): readonly ScopingRow[];
  /** The same of the findings that the selection lets through. */
  narrowedScoping(): readonly ScopingRow[];
  query(text: string, options?: { maxRows?: number; signal?: AbortSignal }): Promise<Rows>;
  /** SQL whose result is the original records behind a finding; null when there is no such finding. */
  evidenceSql(findingId: string): string | null;
  /** SQL whose result is the records that a range of the chart counts, of one series or of both. */
  bucketSql(range: TimeRange, executions?: ExecutionChoice): string;
  /** SQL whose result is the original records that the shown pivot rests on; null when there are none. */
  pivotSql(): string | null;
  /** SQL whose result is the original records of the references; null without any. */
  recordsSqlOf(refs: readonly RowRef[]): string | null;
  /**
   * Shows another pivot as the analyst's: an instant as ISO 8601 with its zone, or a logon of the list. The found one
   * stays. @throws AnalystError on text that is no instant.
   */
  setPivot(choice: string | RunnerUp | Reentry): void;
  /** Back to the found one. */
  resetPivot(): void;
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
  /** The techniques of the findings as a layer of the ATT&CK Navigator. */
  exportNavigator(): void;
  /** The scoping table as CSV. */
  exportScoping(): void;
  /** The suppression rules as a file that brings them back when it is dropped. */
  exportRules(): void;
  /**
   * Evidence, hunts and scripts as a zip, to be run by DuckDB or ClickHouse on a larger machine.
   * @throws RangeError when it would be larger than a zip archive can be.
   */
  exportWorkstation(): Promise<void>;
  /** The report of the case as one self-contained HTML file, or as Markdown. */
  exportReport(form: 'html' | 'markdown'): Promise<void>;
  /** Shows labels in place of victims' names, or the names again. Settles when it is so. */
  setRedaction(on: boolean): Promise<void>;
  /** More words to replace, in place of those before: names, or ranges of addresses as `203.0.113.0/24`. */
  setRedactionWords(words: readonly string[]): void;
  /** The text as it may be shown now: with labels while redaction is on. */
  redact(text: string): string;
  /** How many names of each kind have a label so far. */
  redactionCounts(): Promise<Readonly<Record<NameKind, number>>>;
  /** Which label stands for what, as CSV: the one export that is never redacted. */
  exportRedactionKey(): void;
  /** The lines that a picture of what is shown carries below it. */
  caption(subject: PictureSubject): Promise<string[]>;
  /** Saves a picture whose texts were redacted as they were drawn; gives the name of the file. */
  savePicture(content: Blob, what: string): string;
  /** Puts a finding into the story, at its end, or takes it out. */
  togglePin(findingId: string): void;
  /** Moves a pinned finding by so many steps of the story. */
  movePin(findingId: string, steps: number): void;
  setPlace(place: Place): void;
  setTheme(theme: AppState['theme']): void;
  openDrawer(content: DrawerContent | null): void;
  /** Shows the range; null shows the whole evidence and takes the time clause back. */
  zoomTo(range: TimeRange | null): void;
  /** Shows another range in place of the one in view. */
  panTo(range: TimeRange): void;
  /** Shows the range and makes it the time clause of the selection. */
  brushTo(range: TimeRange): void;
  /** To the range before, with the time clause that stood then. */
  zoomBack(): void;
  /** Adds the clause to the selection, or takes it away when it is there. */
  toggleClause(clause: SelectionClause): void;
  clearSelection(): void;
  /** The findings that the selection lets through, in their order. */
  narrowed(findings: readonly Finding[]): readonly Finding[];
  /** The tactic that a hunt looks for; null where none is known. */
  tacticOfHunt(huntId: string): Tactic | null;
  setZone(zone: Zone): void;
  setExecutions(choice: ExecutionChoice): void;
  setLanesBy(by: LaneBy): void;
  dismissFault(index: number): void;
}
