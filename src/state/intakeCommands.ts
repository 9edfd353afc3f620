import { errorText, isAbortError } from '../core/analystError';
import { expandArchive } from '../ingest/forms/expandArchive';
import { type EvidenceTable, evidenceView } from '../ingest/evidenceCatalog';
import { ingestFile } from '../ingest/ingestFile';
import type { IntakeChoice } from '../ingest/intakeChoice';
import { storedTable } from '../ingest/loadTable';
import { SOURCES } from '../ingest/sourceRegistry';
import { ident, sql } from '../core/sqlText';
import { type SourceReport, emptyReport } from '../ingest/sourceReport';
import { SET_UP } from '../schema/setUp';
import { INITIAL_STATE, type IntakeItem, reportsOf } from './appState';
import { type CommandContext, addFault, setActivity } from './context';
import { evidenceFacts } from './tableFacts';
import type { Workbench } from './workbench';

type IntakeCommands = Pick<
  Workbench,
  'boot' | 'load' | 'loadSample' | 'readAgain' | 'sourceChoices' | 'restartEngine' | 'cancel'
>;

/** A file on its way in, with its row in the list. */
interface Arrival {
  readonly item: IntakeItem;
  readonly file: File;
}

/** Loading: `afterLoad` answers the questions anew once the files are in. */
export function intakeCommands(
  context: CommandContext,
  afterLoad: (signal: AbortSignal) => Promise<void>,
): IntakeCommands {
  const { deps, store, catalog, budget, queue } = context;
  /** As dropped, to read them again; a handle each, not their content. */
  const files = new Map<number, File>();
  let nextFileId = 1;
  let prepared: Promise<void> | null = null;

  async function startEngine(): Promise<void> {
    await deps.db.start();
    for (const statement of SET_UP) await deps.db.exec(statement);
    store.setState(await evidenceFacts(deps.db, catalog));
  }

  function boot(): Promise<void> {
    prepared ??= startEngine();
    return prepared;
  }

  function update(fileId: number, change: Partial<IntakeItem>): void {
    store.setState((state) => ({
      intake: state.intake.map((item) => (item.fileId === fileId ? { ...item, ...change } : item)),
    }));
  }

  async function loadOne(
    item: IntakeItem,
    file: File,
    signal: AbortSignal,
    choice: IntakeChoice = {},
  ): Promise<SourceReport> {
    files.set(item.fileId, file);
    setActivity(context, { text: `Reading ${file.name}`, share: 0 });
    const read = await ingestFile(
      ingestDeps(),
      file,
      item.fileId,
      budget,
      {
        signal,
        onPhase: (phase) => {
          update(item.fileId, { phase });
          if (phase === 'loading')
            setActivity(context, { text: `Loading ${file.name}`, share: null });
        },
        onProgress: (doneBytes, records) => {
          update(item.fileId, { doneBytes, records });
          setActivity(context, { text: `Reading ${file.name}`, share: doneBytes / file.size });
        },
      },
      choice,
    );
    const twin = twinOf(read, reportsOf(store.getState()));
    const report = twin ? { ...read, warnings: [...read.warnings, twin] } : read;
    update(item.fileId, {
      phase: 'done',
      doneBytes: file.size,
      records: report.records,
      report,
    });
    return report;
  }

  function ingestDeps() {
    return { db: deps.db, preparer: deps.preparer, catalog, nowMs: deps.nowMs };
  }

  function notLoaded(item: IntakeItem, reason: string): SourceReport {
    const earlier = store.getState().intake.find((i) => i.fileId === item.fileId)?.report;
    if (earlier) return earlier;
    const report: SourceReport = {
      ...emptyReport(item),
      status: 'cancelled',
      warnings: [`${reason} Drop it again to load it.`],
    };
    update(item.fileId, { phase: 'done', report });
    return report;
  }

  function newItem(name: string, bytes: number): IntakeItem {
    const fileId = nextFileId++;
    return { fileId, name, bytes, phase: 'queued', doneBytes: 0, records: 0, report: null };
  }

  function refusedItem(name: string, bytes: number, reason: string): IntakeItem {
    const item = newItem(name, bytes);
    const report = { ...emptyReport(item), recognisedBy: reason, warnings: [reason] };
    return { ...item, phase: 'done', report };
  }

  /** Puts the members of a zip archive in its place; a file that is none stays what it is. */
  async function unpack(arrival: Arrival, signal: AbortSignal): Promise<Arrival[]> {
    const { item, file } = arrival;
    const expanded = await expandArchive(deps.preparer, file, {
      signal,
      onProgress: (doneBytes) =>
        setActivity(context, { text: `Unpacking ${file.name}`, share: doneBytes / file.size }),
    });
    if (!expanded) return [arrival];
    const members = expanded.files.map((member) => ({
      item: newItem(member.name, member.size),
      file: member,
    }));
    const refused = expanded.refused.map(({ name, bytes, reason }) => ({
      item: refusedItem(name, bytes, reason),
      file,
    }));
    const arrivals = [...members, ...refused];
    const items = arrivals.map((member) => member.item);
    store.setState((state) => ({
      intake: state.intake.flatMap((other) => (other.fileId === item.fileId ? items : [other])),
    }));
    return arrivals;
  }

  async function load(droppedFiles: readonly File[]): Promise<SourceReport[]> {
    let arrivals = droppedFiles.map((file): Arrival => ({
      item: newItem(file.name, file.size),
      file,
    }));
    const dropped = arrivals;
    store.setState((state) => ({
      intake: [...state.intake, ...dropped.map(({ item }) => item)],
    }));
    try {
      return await queue.add(async (signal) => {
        await boot();
        for (const arrival of dropped) {
          const unpacked = await unpack(arrival, signal);
          arrivals = arrivals.flatMap((other) => (other === arrival ? unpacked : [other]));
        }
        const reports: SourceReport[] = [];
        for (const { item, file } of arrivals) {
          reports.push(item.report ?? (await loadOne(item, file, signal)));
        }
        await refresh();
        await afterLoad(signal);
        return reports;
      });
    } catch (error) {
      if (!isAbortError(error)) addFault(context, `Loading stopped: ${errorText(error)}`);
      await refresh().catch(() => undefined);
      const reason = isAbortError(error) ? 'Cancelled before it was loaded.' : errorText(error);
      return arrivals.map(({ item }) => notLoaded(item, reason));
    } finally {
      setActivity(context, null);
    }
  }

  async function removeTable(table: EvidenceTable): Promise<void> {
    await deps.db.exec(sql`drop view if exists ${evidenceView(table)}`);
    if (table.hasMainView) await deps.db.exec(sql`drop view if exists ${ident(table.name)}`);
    for (const statement of catalog.viewStatements()) await deps.db.exec(statement);
    await deps.db.exec(sql`drop table if exists ${storedTable(table.catalog, table.name)}`);
  }

  async function refresh(): Promise<void> {
    for (const statement of catalog.viewStatements()) await deps.db.exec(statement);
    const facts = await evidenceFacts(deps.db, catalog);
    store.setState((state) => ({ ...facts, dataVersion: state.dataVersion + 1, zoom: [] }));
  }

  return {
    boot: () =>
      boot().catch((error: unknown) => {
        prepared = null;
        throw error;
      }),
    load,
    async loadSample() {
      const sample = await deps.sampleFiles();
      store.setState({ caseName: 'Sample case' });
      return load(sample);
    },
    sourceChoices: SOURCES.map(({ id, title }) => ({ id, title })),
    async readAgain(fileId, choice) {
      const file = files.get(fileId);
      const item = store.getState().intake.find((other) => other.fileId === fileId);
      if (!file || !item) return null;
      try {
        return await queue.add(async (signal) => {
          const before = catalog.remove(fileId);
          if (before) await removeTable(before);
          update(fileId, { phase: 'queued', doneBytes: 0, report: null });
          const report = await loadOne(item, file, signal, choice);
          await refresh();
          await afterLoad(signal);
          return report;
        });
      } catch (error) {
        if (!isAbortError(error)) addFault(context, `Loading stopped: ${errorText(error)}`);
        await refresh().catch(() => undefined);
        return notLoaded(item, isAbortError(error) ? 'Cancelled.' : errorText(error));
      } finally {
        setActivity(context, null);
      }
    },
    cancel: () => queue.cancel(),
    async restartEngine() {
      queue.cancel();
      catalog.clear();
      budget.bytes = 0;
      files.clear();
      const { place, theme, caseName } = store.getState();
      const lost = reportsOf(store.getState()).filter((r) => r.status === 'loaded').length;
      store.setState({ ...INITIAL_STATE, place, theme, caseName, engine: deps.db.status });
      if (lost > 0) {
        addFault(context, `The engine was restarted and is empty: drop the ${lost} files again.`);
      }
      await deps.db.restart();
      prepared = startEngine();
      await prepared;
    },
  };
}

/** The sentence about the same bytes dropped before, or null. */
function twinOf(report: SourceReport, others: readonly SourceReport[]): string | null {
  const twin = others.find(
    (other) =>
      other.fileId !== report.fileId &&
      other.status === 'loaded' &&
      report.status === 'loaded' &&
      other.sha256 === report.sha256,
  );
  return twin
    ? `The same bytes were dropped before as "${twin.name}" (file ${twin.fileId}): every record now counts twice. Restart the engine and drop it once.`
    : null;
}
