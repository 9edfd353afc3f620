import { type Sql, ident, joinSql, sql } from '../core/sqlText';
import type { Catalog, Db, DbSession } from '../db/db';
import { recordsOf } from '../db/rowsOf';
import { ARGUMENT_ENTROPY, PROCESS_TWINS } from '../schema/derivedTables';
import { TABLES } from '../schema/tables';
import { type ColumnName, columnNames } from './columnNames';
import { type DerivedColumn, columnsOf } from './derivedColumns';
import { delimiterName } from './dialect';
import type { EarlyLoad, LoadStart } from './earlyLoad';
import type { EvidenceCatalog, EvidenceTable } from './evidenceCatalog';
import { examineTimes } from './examine';
import type { IntakeChoice } from './intakeChoice';
import { type IntakePlan, intakePlan } from './intakePlan';
import { countWarnings, nameWarning, statusWarnings } from './intakeWarnings';
import { createTableSql, settleTable, storedTable } from './loadTable';
import type { CaseMapping } from './mapping/mapping';
import { outcomeSql } from './outcomeWords';
import type { FilePreparer, Outline, Prepared } from './prepared';
import { damagedTextWarning } from './questionMarks';
import { type FieldRule, type Source, isConstant } from './source';
import { type SourceReport, emptyReport } from './sourceReport';
import { undatedReasons } from './undatedReasons';

/** Names of our own tables and views in the main schema. */
const RESERVED_NAMES = new Set([
  ...TABLES.map((table) => table.name),
  ARGUMENT_ENTROPY,
  PROCESS_TWINS,
]);

/** CSV bytes beyond which further tables are kept compressed: plain memory is twice as fast and four times as large. */
const PLAIN_BUDGET_BYTES = 700 * 1024 * 1024;

export interface IngestDeps {
  readonly db: Db;
  readonly preparer: FilePreparer;
  readonly catalog: EvidenceCatalog;
  /** Of this case, the newest last. */
  readonly mappings?: readonly CaseMapping[];
  /** Files from this size on are loaded while they are checked. */
  readonly earlyLoadBytes?: number;
  readonly nowMs: () => number;
}

/** Where the records of a file go. */
export interface LoadPlace {
  readonly fileId: number;
  readonly name: string;
  readonly catalog: Catalog;
}

/** Where a table lives when so many bytes have been loaded, its own among them. */
export function tableCatalog(loadedBytes: number): Catalog {
  return loadedBytes > PLAIN_BUDGET_BYTES ? 'packed' : 'ir';
}

export function loadStart(
  { fileId, name, catalog }: LoadPlace,
  { columns, time, castsTimes, derived }: IntakePlan,
  outline: Outline,
  content: Blob,
): LoadStart {
  const registeredAs = outline.contentIsFile ? `${fileId}.csv` : `${fileId}-copy.csv`;
  const request = {
    fileId,
    registeredAs,
    evidenceTable: name,
    catalog,
    columns,
    time,
    castsTimes,
    derived,
  };
  return {
    registeredAs,
    content,
    table: storedTable(catalog, name),
    statement: createTableSql({ ...request, content: outline }),
  };
}

/** Loads a checked file, or takes over its early load, and reports on it. */
export async function loadEvidence(
  deps: IngestDeps,
  file: File,
  place: LoadPlace,
  prepared: Prepared,
  early: { take(statement: string): Promise<EarlyLoad | null> },
  chosen: IntakeChoice,
  signal: AbortSignal | undefined,
): Promise<SourceReport> {
  const plan = intakePlan(file.name, prepared, chosen, deps.mappings);
  const { recognition, choice, time, castsTimes, derived } = plan;
  const columns = columnNames(prepared.header, prepared.shapes);
  const { source } = recognition;
  const start = loadStart(place, plan, prepared, prepared.content);
  const stored = start.table;

  async function settle(session: DbSession) {
    const result = await settleTable(session, stored, time, castsTimes, choice);
    const exam = await examineTimes(session, stored, result, time);
    const isOrderOpen = result.dateOrder !== null && result.dateOrder.order === null;
    const undated =
      time && exam.undated > 0 ? await undatedReasons(session, stored, time, isOrderOpen) : [];
    const unclear = await unclearStatuses(session, stored, statusColumnOf(source, columns));
    const damage = prepared.hasQuestionRuns
      ? await damagedTextWarning(session, stored, columns)
      : [];
    const unmet = await unmetConditions(session, stored, derived);
    return { result, exam, unmet, warnings: [...damage, ...exam.warnings, ...undated, ...unclear] };
  }

  try {
    const begun = await early.take(start.statement);
    const { result, exam, unmet, warnings } = begun
      ? await begun.finish(settle, signal)
      : await loadAnew(deps.db, start, settle, signal);
    const evidence: EvidenceTable = {
      ...place,
      fileName: file.name,
      records: result.loaded,
      columns,
      kept: new Set(derived.map((column) => column.name)),
      unmet,
      recognition,
      choice,
      hasMainView: (source?.tables ?? []).length === 0 && !RESERVED_NAMES.has(place.name),
      time: exam.facts,
    };
    deps.catalog.add(evidence);
    return {
      ...emptyReport({ fileId: place.fileId, name: file.name, bytes: file.size }),
      status: 'loaded',
      source: source?.id ?? 'table',
      sourceTitle: source?.title ?? 'Table of its own',
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
      time: result.dateOrder?.values ? { ...exam.time, dateOrder: result.dateOrder } : exam.time,
      ...(Object.keys(chosen).length > 0 ? { choice: chosen } : {}),
      firstSeen: exam.firstSeen,
      lastSeen: exam.lastSeen,
      warnings: [
        ...prepared.notes,
        ...countWarnings(prepared, result, columns),
        ...warnings,
        ...nameWarning(source === null, recognition.reason),
      ],
    };
  } catch (error) {
    await deps.db.exec(sql`drop table if exists ${stored}`).catch(() => undefined);
    throw error;
  } finally {
    await deps.db.dropFile(start.registeredAs).catch(() => undefined);
  }
}

async function loadAnew<T>(
  db: Db,
  { registeredAs, content, statement }: LoadStart,
  settle: (session: DbSession) => Promise<T>,
  signal: AbortSignal | undefined,
): Promise<T> {
  await db.registerFile(registeredAs, content);
  return db.session(async (session) => {
    await session.query(statement);
    return settle(session);
  }, signal);
}

/** The conditions that no record meets: most exports of events hold few of the events that their source knows. */
async function unmetConditions(
  session: DbSession,
  table: Sql,
  derived: readonly DerivedColumn[],
): Promise<Set<string>> {
  const names = derived.filter(({ isCondition }) => isCondition).map(({ name }) => name);
  if (names.length === 0) return new Set();
  const columns = joinSql(
    names.map((name) => sql`coalesce(bool_or(${ident(name)}), false)`),
    ', ',
  );
  const met = await session.query(sql`select ${columns} from ${table}`);
  return new Set(names.filter((_, i) => met.cell(0, i) === false));
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

async function unclearStatuses(
  session: DbSession,
  table: Sql,
  column: ColumnName | undefined,
): Promise<string[]> {
  if (!column) return [];
  const rows = await session.query(sql`
    select ${ident(column.name)} as status, count(*)::integer as n from ${table}
    where ${outcomeSql(ident(column.name))} is null
    group by 1 order by 2 desc, 1`);
  return statusWarnings(recordsOf(rows));
}
