import type { CellValue, Rows } from '../db/db';
import type { Finding } from '../findings/finding';
import type { ScopingRow } from '../findings/scopingRow';
import type { CategoryFact } from '../hunts/coverageFact';
import type { HuntRun } from '../hunts/hunt';
import type { IntakeChoice } from '../ingest/intakeChoice';
import type { Mapping } from '../ingest/mapping/mapping';
import type { MappingPreview } from '../ingest/mapping/previewMapping';
import type { SourceReport } from '../ingest/sourceReport';
import { reportsOf } from './appState';
import type { RunHuntsOptions, TableResult, Workbench } from './workbench';

/** A finding with its records named by file. */
export interface ScriptFinding extends Omit<Finding, 'rows'> {
  readonly rows: readonly {
    readonly file: string;
    readonly fileId: number;
    readonly record: number;
  }[];
}

export interface ScriptPivot {
  readonly at: string;
  readonly from: string;
  readonly to: string;
  readonly user: string;
  readonly host: string | null;
  readonly source: string | null;
  readonly confidence: string;
  readonly reason: string;
  /** 0 to 1. */
  readonly score: number;
  /** The reasoning, each sentence with the records it speaks of. */
  readonly sentences: readonly {
    readonly text: string;
    readonly rows: readonly {
      readonly file: string;
      readonly fileId: number;
      readonly record: number;
    }[];
  }[];
  /** The instant that the analyst set, which is shown in its place. */
  readonly setByAnalyst: string | null;
}

/**
 * `window.huntbench`: the same commands as the screen, for the browser console, tests and benchmarks. It is the analyst's
 * own tool and gives originals, also while the screen is redacted; files leave through the same gate as from the screen.
 */
export interface ScriptingInterface {
  /** Settles when the engine is ready. */
  readonly ready: Promise<{ readonly version: string; readonly engine: string }>;
  load(files: readonly File[]): Promise<SourceReport[]>;
  loadSample(): Promise<SourceReport[]>;
  sources(): SourceReport[];
  /** Reads a file again as chosen; null when it is not in the case. */
  readAgain(fileId: number, choice: IntakeChoice): Promise<SourceReport | null>;
  /** How a file is read now, as what a mapping file holds; null when it is not loaded. */
  mapping(fileId: number): Mapping | null;
  /** What a mapping would give over the first records of a file. */
  previewMapping(fileId: number, mapping: Mapping): Promise<MappingPreview | null>;
  /** Times are ISO 8601 UTC text, integers numbers when safe, else text. */
  sql(text: string, options?: { maxRows?: number }): Promise<TableResult>;
  runHunts(options?: RunHuntsOptions): Promise<HuntRun[]>;
  /** The newest run of every hunt that has run. */
  runs(): HuntRun[];
  findings(huntId?: string): ScriptFinding[];
  /** The original records behind a finding. @throws RangeError when there is no such finding. */
  evidence(findingId: string, options?: { maxRows?: number }): Promise<TableResult>;
  pivot(): ScriptPivot | null;
  /** Hosts and accounts with what was found about them and what to do, the most severe first. */
  scoping(): readonly ScopingRow[];
  /** The five log categories: present, partial or missing, and which export fills each hole. */
  coverage(): readonly CategoryFact[];
}

export function createScripting(workbench: Workbench, version: string): ScriptingInterface {
  const { store } = workbench;
  const state = () => store.getState();
  const ready = workbench.boot().then(() => {
    const { engine } = state();
    return { version, engine: engine.state === 'ready' ? engine.engine : engine.state };
  });
  ready.catch(() => undefined);
  const sql: ScriptingInterface['sql'] = async (text, options = {}) => {
    await ready;
    return tableOf(await workbench.query(text, options));
  };
  return {
    ready,
    load: (files) => workbench.load([...files]),
    loadSample: () => workbench.loadSample(),
    sources: () => reportsOf(state()),
    readAgain: (fileId, choice) => workbench.readAgain(fileId, choice),
    mapping: (fileId) => workbench.mappingOf(fileId),
    previewMapping: (fileId, mapping) => workbench.previewMapping(fileId, mapping),
    sql,
    runHunts: (options) => workbench.runHunts(options),
    runs: () => Object.values(state().runs),
    findings: (huntId) =>
      state()
        .findings.filter((finding) => huntId === undefined || finding.huntId === huntId)
        .map((finding) => ({
          ...finding,
          rows: finding.rows.map((ref) => ({ file: workbench.fileName(ref.fileId), ...ref })),
        })),
    evidence(findingId, options) {
      const text = workbench.evidenceSql(findingId);
      if (text === null) return Promise.reject(new RangeError(`There is no finding ${findingId}.`));
      return sql(text, options);
    },
    pivot() {
      const { pivot, analystPivot } = state();
      if (pivot.state !== 'found') return null;
      const { at, from, to, user, host, source, confidence, reason, score } = pivot.pivot;
      const sentences = pivot.pivot.sentences.map(({ text, records }) => ({
        text,
        rows: records.map((ref) => ({ file: workbench.fileName(ref.fileId), ...ref })),
      }));
      const setByAnalyst = analystPivot?.at ?? null;
      return {
        at,
        from,
        to,
        user,
        host,
        source,
        confidence,
        reason,
        score,
        sentences,
        setByAnalyst,
      };
    },
    scoping: () => workbench.scoping(),
    coverage: () => state().categories,
  };
}

function tableOf(rows: Rows): TableResult {
  return {
    columns: rows.columns.map((column) => column.name),
    rows: Array.from({ length: rows.rowCount }, (_, r) =>
      rows.columns.map((_column, c) => plain(rows.cell(r, c))),
    ),
    truncated: rows.truncated,
  };
}

/** JSON can carry it: integers beyond 2^53 become text. */
function plain(value: CellValue): CellValue {
  if (typeof value === 'bigint') return value.toString();
  if (Array.isArray(value)) return (value as readonly CellValue[]).map(plain);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
  }
  return value;
}
