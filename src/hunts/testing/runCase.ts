import type { RowRef } from '../../core/rowRef';
import type { CellValue, Db, Rows } from '../../db/db';
import { recordsOf, textOrNull } from '../../db/rowsOf';
import { HUNT_COLUMNS, type Hunt, type HuntRun, type ParamOverrides, SEVERITIES } from '../hunt';
import { huntNamed } from '../library';
import { type EarlierRuns, runHunt } from '../runHunt';
import { recordName } from './caseTables';

/** A row of a hunt, in the order the hunt returns them. */
export interface CaseFinding {
  readonly key: string;
  readonly severity: string;
  readonly firstSeen: string | null;
  readonly lastSeen: string | null;
  readonly host: string | null;
  readonly user: string | null;
  readonly summary: string;
  readonly rows: readonly RowRef[];
  /** All its records, of which `rows` names the first ones only where they are very many. */
  readonly recordCount: number;
}

/** A finding as `expected.json` writes it. */
export interface ExpectedFinding {
  readonly host: string | null;
  readonly user: string | null;
  readonly severity: string;
  readonly firstSeen: string | null;
  readonly lastSeen: string | null;
  readonly rows: readonly string[];
}

export interface CaseAnswer {
  readonly run: HuntRun;
  readonly findings: readonly CaseFinding[];
}

const CLOCK = { nowMs: () => 0 };

/** The runs of the hunts it builds on. */
async function runsBefore(db: Db, hunt: Hunt): Promise<EarlierRuns> {
  const runs: Record<string, HuntRun> = {};
  for (const id of hunt.after ?? []) {
    const before = huntNamed(id);
    if (!before) throw new RangeError(`${hunt.id} comes after "${id}", which is no hunt.`);
    Object.assign(runs, await runsBefore(db, before));
    runs[id] = (await runHunt(db, before, CLOCK, {}, undefined, runs)).run;
  }
  return runs;
}

/** Runs a hunt over the loaded tables. @throws Error when the run ends in one or breaks the contract. */
export async function runCase(
  db: Db,
  hunt: Hunt,
  overrides: ParamOverrides = {},
): Promise<CaseAnswer> {
  const earlier = await runsBefore(db, hunt);
  const { run, rows } = await runHunt(db, hunt, CLOCK, overrides, undefined, earlier);
  if (run.status === 'error') throw new Error(`${hunt.id}: ${run.reason ?? 'error'}`);
  return { run, findings: rows ? caseFindings(hunt, rows) : [] };
}

function caseFindings(hunt: Hunt, rows: Rows): CaseFinding[] {
  const names = rows.columns.map((column) => column.name);
  if (HUNT_COLUMNS.some((name, i) => names[i] !== name)) {
    throw new Error(`${hunt.id} does not return the contract columns first.`);
  }
  return recordsOf(rows).map((row) => {
    const severity = SEVERITIES.find((s) => s === row['severity']);
    if (!severity) throw new Error(`${hunt.id} returns the severity ${String(row['severity'])}.`);
    return {
      key: String(row['finding_key']),
      severity,
      firstSeen: textOrNull(row['first_seen']),
      lastSeen: textOrNull(row['last_seen']),
      host: textOrNull(row['host']),
      user: textOrNull(row['user']),
      summary: String(row['summary']),
      rows: rowRefs(row['row_refs']),
      recordCount: Number(row['record_count']),
    };
  });
}

function rowRefs(value: CellValue | undefined): RowRef[] {
  if (!Array.isArray(value)) throw new Error('row_refs is no list.');
  return (value as readonly { readonly file_id: number; readonly record: number }[]).map((ref) => ({
    fileId: ref.file_id,
    record: ref.record,
  }));
}

export function expectedForm(findings: readonly CaseFinding[]): ExpectedFinding[] {
  return inOrder(
    findings.map((finding) => ({
      host: finding.host,
      user: finding.user,
      severity: finding.severity,
      firstSeen: finding.firstSeen,
      lastSeen: finding.lastSeen,
      rows: [...finding.rows]
        .sort((a, b) => a.fileId - b.fileId || a.record - b.record)
        .map(recordName),
    })),
  );
}

export function inOrder(findings: readonly ExpectedFinding[]): ExpectedFinding[] {
  return [...findings].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}
