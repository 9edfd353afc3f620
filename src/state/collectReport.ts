import { isoFromMillis } from '../core/isoTime';
import type { Rows } from '../db/db';
import { manifestOf } from '../casefile/manifest';
import type {
  ReportData,
  ReportFinding,
  ReportHunt,
  ReportPivot,
  ReportRecords,
} from '../export/report/reportData';
import { summarySentences } from '../export/report/summarySentences';
import type { Finding } from '../findings/finding';
import type { ScopingRow } from '../findings/scopingRow';
import { type Hunt, SEVERITIES, type Severity } from '../hunts/hunt';
import { HUNTS } from '../hunts/library';
import { timelineSummary } from '../timeline/textSummary';
import { type AppState, type PivotState, redactionOn, reportsOf } from './appState';
import type { CommandContext } from './context';
import { findingRecordsSql } from './evidenceSql';
import { shownPivot } from './shownPivot';
import type { TimelineSeries } from './workbench';

/** More findings of one hunt than a report is read for. */
const MAX_FINDINGS = 50;

/** Records of a finding that stand in the report; the case has all. */
const MAX_RECORDS = 8;

/** Findings below stand in the report without their records. */
const RECORDS_FROM = SEVERITIES.indexOf('medium');

export interface ReportHooks {
  readonly signal: AbortSignal;
  onProgress(done: number, of: number): void;
}

/** What the report says, read from the state and, for records, from the engine. */
export async function collectReport(
  context: CommandContext,
  scoping: readonly ScopingRow[],
  series: TimelineSeries | null,
  buildId: string,
  hooks: ReportHooks,
): Promise<ReportData> {
  const { deps, store } = context;
  const state = store.getState();
  const chosen = inRunbookOrder(HUNTS).map((hunt) => {
    const found = state.findings.filter(({ huntId }) => huntId === hunt.id);
    const active = found.filter(({ suppressedBy }) => suppressedBy === null);
    return { hunt, found, active, listed: active.slice(0, MAX_FINDINGS) };
  });
  const total = chosen.reduce((sum, { listed }) => sum + listed.length, 0);
  let done = 0;
  const hunts: ReportHunt[] = [];
  for (const { hunt, found, active, listed } of chosen) {
    const findings: ReportFinding[] = [];
    for (const finding of listed) {
      hooks.signal.throwIfAborted();
      hooks.onProgress(done++, total);
      findings.push({ finding, records: await recordsOf(context, finding, hooks.signal) });
    }
    hunts.push({
      hunt,
      run: state.runs[hunt.id] ?? null,
      findings,
      more: active.length - listed.length,
      setAside: found.length - active.length,
      counts: countsOf(active),
    });
  }
  const pivot = pivotOf(state);
  const timeline = series && {
    ...series.range,
    widthMs: series.widthMs,
    buckets: series.buckets,
    signs: state.pivotSigns,
    summary: timelineSummary({
      ...series,
      ...series.range,
      pivot: shownPivot(state),
      signs: state.pivotSigns,
    }),
  };
  const writtenAtMs = deps.wallMs();
  return {
    caseName: state.caseName,
    writtenAt: isoFromMillis(writtenAtMs),
    buildId,
    isRedacted: redactionOn(state),
    summary: summarySentences({ hunts, pivot, timeline }),
    pivot,
    pivotWhy: pivotWhy(state),
    timeline,
    scoping,
    hunts,
    rules: state.suppressions,
    categories: state.categories,
    manifest: manifestOf(state.caseName, reportsOf(state), writtenAtMs),
  };
}

/** The lettered correlations first. */
function inRunbookOrder(hunts: readonly Hunt[]): readonly Hunt[] {
  const place = (hunt: Hunt): string => hunt.letter ?? 'Z';
  return [...hunts].sort((a, b) => place(a).localeCompare(place(b)));
}

function countsOf(findings: readonly Finding[]): Partial<Record<Severity, number>> {
  const counts: Partial<Record<Severity, number>> = {};
  for (const { severity } of findings) counts[severity] = (counts[severity] ?? 0) + 1;
  return counts;
}

async function recordsOf(
  context: CommandContext,
  finding: Finding,
  signal: AbortSignal,
): Promise<ReportRecords | null> {
  if (SEVERITIES.indexOf(finding.severity) < RECORDS_FROM) return null;
  const text = findingRecordsSql(context.catalog.tables, finding);
  const rows = await context.deps.db.query(text, { maxRows: MAX_RECORDS, signal });
  return { ...filledColumns(rows), total: finding.recordCount };
}

/** Wide exports have columns that none of these records fills. */
function filledColumns(rows: Rows): Pick<ReportRecords, 'columns' | 'rows'> {
  const records = Array.from({ length: rows.rowCount }, (_, r) =>
    rows.columns.map((_column, c) => rows.cell(r, c)),
  );
  const filled = rows.columns.flatMap((_, c) =>
    records.some((record) => record[c] !== null && record[c] !== '') ? [c] : [],
  );
  return {
    columns: filled.map((c) => rows.columns[c]?.name ?? ''),
    rows: records.map((record) => filled.map((c) => record[c] ?? null)),
  };
}

function pivotOf(state: AppState): ReportPivot | null {
  const pivot = shownPivot(state);
  if (pivot === null) return null;
  const { at, from, to, user, host, confidence, isAnalysts } = pivot;
  return {
    at,
    from,
    to,
    user: user ?? 'an instant',
    host,
    confidence: confidence ?? 'no',
    isAnalysts,
  };
}

function pivotWhy(state: AppState): string[] {
  const { pivot } = state;
  const set = state.analystPivot ? (shownPivot(state)?.sentences ?? []) : [];
  return [...set.map(({ text }) => text), ...foundWhy(pivot, set.length > 0)];
}

function foundWhy(pivot: PivotState, isReplaced: boolean): string[] {
  switch (pivot.state) {
    case 'none yet':
      return ['It was not looked for yet.'];
    case 'found':
      return isReplaced
        ? [`Found without the analyst: ${pivot.pivot.reason}`]
        : [pivot.pivot.reason];
    case 'not found':
    case 'partial':
    case 'cannot tell':
      return [pivot.why];
  }
}
