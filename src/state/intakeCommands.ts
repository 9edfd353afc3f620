import { errorText, isAbortError } from '../core/analystError';
import { ingestFile } from '../ingest/ingestFile';
import { type SourceReport, emptyReport } from '../ingest/sourceReport';
import { SET_UP } from '../schema/setUp';
import { INITIAL_STATE, type IntakeItem, reportsOf } from './appState';
import { type CommandContext, addFault, setActivity } from './context';
import { evidenceFacts } from './tableFacts';
import type { Workbench } from './workbench';

type IntakeCommands = Pick<Workbench, 'boot' | 'load' | 'loadSample' | 'restartEngine' | 'cancel'>;

/** Loading: `afterLoad` answers the questions anew once the files are in. */
export function intakeCommands(
  context: CommandContext,
  afterLoad: (signal: AbortSignal) => Promise<void>,
): IntakeCommands {
  const { deps, store, catalog, budget, queue } = context;
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

  async function loadOne(item: IntakeItem, file: File, signal: AbortSignal): Promise<SourceReport> {
    setActivity(context, { text: `Reading ${file.name}`, share: 0 });
    const report = await ingestFile(ingestDeps(), file, item.fileId, budget, {
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
    });
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

  async function load(files: readonly File[]): Promise<SourceReport[]> {
    const items = files.map((file): IntakeItem => ({
      fileId: nextFileId++,
      name: file.name,
      bytes: file.size,
      phase: 'queued',
      doneBytes: 0,
      records: 0,
      report: null,
    }));
    store.setState((state) => ({ intake: [...state.intake, ...items] }));
    try {
      return await queue.add(async (signal) => {
        await boot();
        const reports: SourceReport[] = [];
        for (const [i, file] of files.entries()) {
          const item = items[i];
          if (item) reports.push(await loadOne(item, file, signal));
        }
        await refresh();
        await afterLoad(signal);
        return reports;
      });
    } catch (error) {
      if (!isAbortError(error)) addFault(context, `Loading stopped: ${errorText(error)}`);
      await refresh().catch(() => undefined);
      const reason = isAbortError(error) ? 'Cancelled before it was loaded.' : errorText(error);
      return items.map((item) => notLoaded(item, reason));
    } finally {
      setActivity(context, null);
    }
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
      const files = await deps.sampleFiles();
      store.setState({ caseName: 'Sample case' });
      return load(files);
    },
    cancel: () => queue.cancel(),
    async restartEngine() {
      queue.cancel();
      catalog.clear();
      budget.bytes = 0;
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
