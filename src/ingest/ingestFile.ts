import { errorText, isAbortError } from '../core/analystError';
import { ident, sql } from '../core/sqlText';
import type { Db } from '../db/db';
import { ARGUMENT_ENTROPY } from '../schema/derivedTables';
import { TABLES } from '../schema/tables';
import { recordsOf } from '../db/rowsOf';
import { type ColumnName, columnNames } from './columnNames';
import { columnsOf, derivedColumns } from './derivedColumns';
import { delimiterName } from './dialect';
import type { EvidenceCatalog, EvidenceTable } from './evidenceCatalog';
import { examineTimes } from './examine';
import { countWarnings, nameWarning, statusWarnings } from './intakeWarnings';
import { loadTable, storedTable } from './loadTable';
import { outcomeSql } from './outcomeWords';
import type { IntakeChoice } from './intakeChoice';
import type { FilePreparer, Prepared, Refused } from './prepared';
import { damagedTextWarning } from './questionMarks';
import { chosenRecognition, recognise } from './recognise';
import { type SourceReport, emptyReport } from './sourceReport';
import { type FieldRule, type Source, isConstant } from './source';
import { timeColumnOf } from './timeColumn';

/** Names of our own tables and views in the main schema. */
const RESERVED_NAMES = new Set([...TABLES.map((table) => table.name), ARGUMENT_ENTROPY]);

/** CSV bytes beyond which further tables are kept compressed: plain memory is twice as fast and four times as large. */
const PLAIN_BUDGET_BYTES = 700 * 1024 * 1024;

export interface IngestDeps {
  readonly db: Db;
  readonly preparer: FilePreparer;
  readonly catalog: EvidenceCatalog;
  readonly nowMs: () => number;
}

export interface IngestHooks {
  readonly signal?: AbortSignal;
  onPhase?(phase: 'reading' | 'loading'): void;
  onProgress?(doneBytes: number, records: number): void;
}

/** What was loaded so far, to decide where the next table lives. */
export interface LoadBudget {
  bytes: number;
}

/**
 * One file from drop to evidence table. Never rejects: what is wrong with the file becomes its report, so that no
 * file stops another.
 */
export async function ingestFile(
  deps: IngestDeps,
  file: File,
  fileId: number,
  budget: LoadBudget,
  hooks: IngestHooks = {},
  choice: IntakeChoice = {},
): Promise<SourceReport> {
  const startedMs = deps.nowMs();
  const finish = (report: SourceReport): SourceReport => ({
    ...report,
    ms: deps.nowMs() - startedMs,
  });
  const hashFile = (): Promise<string> =>
    deps.preparer.hash(file, hooks.signal ? { signal: hooks.signal } : {});
  try {
    hooks.onPhase?.('reading');
    const prepared = await deps.preparer.prepare(
      file,
      {
        ...(hooks.signal ? { signal: hooks.signal } : {}),
        onProgress: (bytes, records) => hooks.onProgress?.(bytes, records),
      },
      choice.header ? { header: choice.header } : {},
    );
    if (prepared.kind === 'refused') {
      return finish(refusedReport(file, fileId, await hashFile(), prepared));
    }
    hooks.onPhase?.('loading');
    const [sha256, loaded] = await Promise.all([
      hashFile(),
      load(deps, file, fileId, prepared, budget, choice, hooks.signal),
    ]);
    return finish({ ...loaded, sha256 });
  } catch (error) {
    const cancelled = isAbortError(error);
    const what = cancelled
      ? 'Cancelled before it was loaded.'
      : `It could not be loaded: ${errorText(error)}`;
    const refused: Refused = {
      kind: 'refused',
      encoding: 'none',
      compressed: false,
      what,
      todo: cancelled
        ? 'Drop it again to load it.'
        : 'Copy the file to this machine and drop it again.',
    };
    const sha256 = await hashFile().catch(() => '');
    const report = refusedReport(file, fileId, sha256, refused);
    return finish(cancelled ? { ...report, status: 'cancelled' } : report);
  }
}

async function load(
  deps: IngestDeps,
  file: File,
  fileId: number,
  prepared: Prepared,
  budget: LoadBudget,
  choice: IntakeChoice,
  signal: AbortSignal | undefined,
): Promise<SourceReport> {
  const columns = columnNames(prepared.header);
  const recognition =
    chosenRecognition(choice.sourceId) ?? recognise(file.name, columns, prepared.sample);
  const time = timeColumnOf(columns, recognition.source?.time);
  const name = deps.catalog.reserveName(file.name);
  budget.bytes += prepared.content.size;
  const catalog = budget.bytes > PLAIN_BUDGET_BYTES ? 'packed' : 'ir';
  const stored = storedTable(catalog, name);
  const registeredAs = `${fileId}.csv`;
  const table: Omit<EvidenceTable, 'time'> = {
    fileId,
    fileName: file.name,
    name,
    catalog,
    columns,
    recognition,
    hasMainView: (recognition.source?.tables ?? []).length === 0 && !RESERVED_NAMES.has(name),
  };
  await deps.db.registerFile(registeredAs, prepared.content);
  try {
    const { result, exam, unclearStatuses, damage } = await deps.db.session(async (session) => {
      const result = await loadTable(session, {
        fileId,
        registeredAs,
        evidenceTable: name,
        catalog,
        columns,
        time,
        derived: derivedColumns(recognition.source, columns),
        prepared,
        choice,
      });
      const exam = await examineTimes(session, stored, result, time);
      const statusColumn = statusColumnOf(recognition.source, columns);
      const unclearStatuses = statusColumn
        ? recordsOf(
            await session.query(sql`
              select ${ident(statusColumn.name)} as status, count(*)::integer as n from ${stored}
              where ${outcomeSql(ident(statusColumn.name))} is null
              group by 1 order by 2 desc, 1`),
          )
        : [];
      const damage = prepared.hasQuestionRuns
        ? await damagedTextWarning(session, stored, columns)
        : [];
      return { result, exam, unclearStatuses, damage };
    }, signal);
    const evidence: EvidenceTable = { ...table, time: exam.facts };
    deps.catalog.add(evidence);
    return {
      ...emptyReport({ fileId, name: file.name, bytes: file.size }),
      status: 'loaded',
      source: recognition.source?.id ?? 'table',
      sourceTitle: recognition.source?.title ?? 'Table of its own',
      recognisedBy: recognition.reason,
      confidence: recognition.confidence,
      runnerUp: recognition.runnerUp,
      tables: deps.catalog.tableNames(evidence),
      encoding: prepared.encoding,
      delimiter: prepared.form === 'delimited' ? delimiterName(prepared.dialect.delimiter) : '',
      compressed: prepared.compressed,
      headless: prepared.headless,
      records: prepared.records,
      blank: prepared.blank,
      loaded: result.loaded,
      rejected: prepared.rejected + result.engineRejects.length,
      undated: exam.undated,
      rejects: prepared.rejects,
      time: exam.time,
      firstSeen: exam.firstSeen,
      lastSeen: exam.lastSeen,
      warnings: [
        ...prepared.notes,
        ...countWarnings(prepared, result, columns),
        ...damage,
        ...exam.warnings,
        ...statusWarnings(unclearStatuses),
        ...nameWarning(recognition.source === null, recognition.reason),
      ],
    };
  } catch (error) {
    await deps.db.exec(sql`drop table if exists ${stored}`).catch(() => undefined);
    throw error;
  } finally {
    await deps.db.dropFile(registeredAs).catch(() => undefined);
  }
}

/** The column whose words say success or failure, if the source has one. */
function statusColumnOf(
  source: Source | null,
  columns: readonly ColumnName[],
): ColumnName | undefined {
  const rules = (source?.tables ?? []).flatMap((map) => Object.values(map.fields));
  const rule = rules.find((r): r is FieldRule => !isConstant(r) && r.kind === 'outcome');
  return rule ? columnsOf(rule.from, columns)[0] : undefined;
}

function refusedReport(file: File, fileId: number, sha256: string, refused: Refused): SourceReport {
  return {
    ...emptyReport({ fileId, name: file.name, bytes: file.size }),
    sha256,
    encoding: refused.encoding,
    compressed: refused.compressed,
    recognisedBy: refused.what,
    warnings: [`${refused.what} ${refused.todo}`],
  };
}
