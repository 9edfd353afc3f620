import { errorText, isAbortError } from '../core/analystError';
import { type EvidenceTable, evidenceView } from '../ingest/evidenceCatalog';
import { ingestFile } from '../ingest/ingestFile';
import type { IntakeChoice } from '../ingest/intakeChoice';
import { storedTable } from '../ingest/loadTable';
import { makeViews } from '../ingest/makeViews';
import { refreshViews } from '../ingest/refreshViews';
import { SOURCES } from '../ingest/sourceRegistry';
import { ident, sql } from '../core/sqlText';
import { type SourceReport, emptyReport } from '../ingest/sourceReport';
import { SET_UP } from '../schema/setUp';
import { INITIAL_STATE, type IntakeItem, redactionOn, reportsOf } from './appState';
import { type Arrival, Arrivals } from './arrivals';
import { type CommandContext, addFault, setActivity } from './context';
import { tablesToMap, takeMappings, withFieldNames } from './mappingIntake';
import { countDuplicates } from './countDuplicates';
import { offerZones } from './offerZones';
import { takeRules } from './rulesIntake';
import { settleDateOrders } from './settleDateOrders';
import { evidenceFacts } from './tableFacts';
import { twinOf } from './twinOf';
import type { Workbench } from './workbench';

type IntakeCommands = Pick<
  Workbench,
  'boot' | 'load' | 'loadSample' | 'readAgain' | 'sourceChoices' | 'restartEngine' | 'cancel'
>;

/** Loading: `afterLoad` answers the questions anew once the files are in, `afterRules` weighs the answers anew. */
export function intakeCommands(
  context: CommandContext,
  afterLoad: (signal: AbortSignal) => Promise<void>,
  afterRules: () => void,
): IntakeCommands {
  const { deps, store, catalog, budget, queue } = context;
  /** As dropped, to read them again; a handle each, not their content. */
  const files = new Map<number, File>();
  const arriving = new Arrivals(context);
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
    if (redactionOn(store.getState())) {
      // What the report quotes may be a name.
      await refreshViews(deps.db, catalog);
      await context.beforeShown();
    }
    update(item.fileId, {
      phase: 'done',
      doneBytes: file.size,
      records: report.records,
      report,
    });
    return report;
  }

  function ingestDeps() {
    const { mappings } = store.getState();
    return { db: deps.db, preparer: deps.preparer, catalog, mappings, nowMs: deps.nowMs };
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

  /** A report as it stands now. */
  function latest(report: SourceReport): SourceReport {
    const item = store.getState().intake.find(({ fileId }) => fileId === report.fileId);
    return item?.report ?? report;
  }

  async function load(droppedFiles: readonly File[]): Promise<SourceReport[]> {
    let arrivals = droppedFiles.map((file): Arrival => arriving.of(file));
    const dropped = arrivals;
    store.setState((state) => ({
      intake: [...state.intake, ...dropped.map(({ item }) => item)],
    }));
    try {
      return await queue.add(async (signal) => {
        await boot();
        for (const arrival of dropped) {
          const unpacked = await arriving.unpack(arrival, signal);
          arrivals = arrivals.flatMap((other) => (other === arrival ? unpacked : [other]));
        }
        const rules = await takeRules(context, arrivals, signal);
        for (const [{ item }, report] of rules) update(item.fileId, { phase: 'done', report });
        if (rules.size > 0) afterRules();
        if (rules.size === arrivals.length) return [...rules.values()];
        const rest = arrivals.filter((arrival) => !rules.has(arrival));
        const mappings = await takeMappings(context, rest, signal);
        for (const [{ item }, report] of mappings) update(item.fileId, { phase: 'done', report });
        if (mappings.size > 0) await mapLoadedFiles(signal);
        const reports: SourceReport[] = [];
        for (const arrival of arrivals) {
          const { item, file } = arrival;
          const known = rules.get(arrival) ?? mappings.get(arrival) ?? item.report;
          reports.push(known ?? (await loadOne(item, file, signal)));
        }
        const settled = await settle(signal);
        await refresh();
        await afterLoad(signal);
        await countDuplicates(context, signal);
        void offerZones(context);
        return reports.map((report) => latest(settled.get(report.fileId) ?? report));
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

  async function loadAgain(
    fileId: number,
    signal: AbortSignal,
    choice: IntakeChoice,
  ): Promise<SourceReport | null> {
    const file = files.get(fileId);
    const item = store.getState().intake.find((other) => other.fileId === fileId);
    if (!file || !item) return null;
    const before = catalog.remove(fileId);
    if (before) await removeTable(before);
    update(fileId, { phase: 'queued', doneBytes: 0, report: null });
    return loadOne(item, file, signal, withFieldNames(choice, before));
  }

  function settle(signal: AbortSignal): Promise<Map<number, SourceReport>> {
    return settleDateOrders(context, (fileId, choice) => loadAgain(fileId, signal, choice), signal);
  }

  /** Reads what was a table of its own again, where a mapping of the case was made for it. */
  async function mapLoadedFiles(signal: AbortSignal): Promise<void> {
    for (const { fileId, choice } of tablesToMap(catalog.tables, store.getState().mappings)) {
      await loadAgain(fileId, signal, choice);
    }
  }

  async function removeTable(table: EvidenceTable): Promise<void> {
    await deps.db.exec(sql`drop view if exists ${evidenceView(table)}`);
    if (table.hasMainView) await deps.db.exec(sql`drop view if exists ${ident(table.name)}`);
    catalog.madeViews.clear();
    await makeViews(deps.db, catalog);
    await deps.db.exec(sql`drop table if exists ${storedTable(table.catalog, table.name)}`);
  }

  async function refresh(): Promise<void> {
    await refreshViews(deps.db, catalog);
    await context.beforeShown();
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
      const item = store.getState().intake.find((other) => other.fileId === fileId);
      if (!item || !files.has(fileId)) return null;
      try {
        return await queue.add(async (signal) => {
          const report = await loadAgain(fileId, signal, choice);
          const settled = await settle(signal);
          await refresh();
          await afterLoad(signal);
          await countDuplicates(context, signal);
          void offerZones(context);
          return report && latest(settled.get(fileId) ?? report);
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
      const { place, theme, caseName, suppressions, redaction } = store.getState();
      const lost = reportsOf(store.getState()).filter((r) => r.status === 'loaded').length;
      store.setState({
        ...INITIAL_STATE,
        place,
        theme,
        caseName,
        suppressions,
        redaction,
        engine: deps.db.status,
      });
      if (lost > 0) {
        addFault(context, `The engine was restarted and is empty: drop the ${lost} files again.`);
      }
      await deps.db.restart();
      prepared = startEngine();
      await prepared;
    },
  };
}
