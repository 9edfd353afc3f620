import { createStore } from 'zustand/vanilla';
import { trustedSql } from '../core/sqlText';
import { entropyHistogram } from '../entropy/histogram';
import { LOG_CATEGORIES } from '../hunts/logCategories';
import { EvidenceCatalog } from '../ingest/evidenceCatalog';
import { type AppState, INITIAL_STATE } from './appState';
import type { CommandContext, WorkbenchDeps } from './context';
import { findingRecordsSql, recordsSql } from './evidenceSql';
import { exportCommands } from './exportCommands';
import { huntCommands } from './huntCommands';
import { intakeCommands } from './intakeCommands';
import { mappingCommands } from './mappingCommands';
import { suppressionCommands } from './suppressionCommands';
import { timelineCommands } from './timelineCommands';
import { viewCommands } from './viewCommands';
import { Weighing } from './weighing';
import { WorkQueue } from './workQueue';
import type { Workbench } from './workbench';

/** The workbench over the given engine, workers and platform. Nothing runs until `boot` or `load`. */
export function createWorkbench(deps: WorkbenchDeps): Workbench {
  const store = createStore<AppState>(() => INITIAL_STATE);
  const context: CommandContext = {
    deps,
    store,
    catalog: new EvidenceCatalog(),
    budget: { bytes: 0 },
    queue: new WorkQueue(),
  };
  deps.db.onStatus((engine) => store.setState({ engine }));
  const weighing = new Weighing(context);
  const hunts = huntCommands(context, weighing);
  const { answerAll, ...publicHunts } = hunts;
  return {
    store,
    logCategories: LOG_CATEGORIES,
    ...publicHunts,
    ...intakeCommands(context, answerAll, () => weighing.publish()),
    ...mappingCommands(context),
    ...timelineCommands(context),
    ...viewCommands(context),
    ...exportCommands(context),
    ...suppressionCommands(context, weighing),
    query: (text, options = {}) => deps.db.query(trustedSql(text), options),
    evidenceSql(findingId) {
      const finding = store.getState().findings.find((f) => f.id === findingId);
      return finding ? findingRecordsSql(context.catalog.tables, finding) : null;
    },
    pivotSql() {
      const { pivot } = store.getState();
      return pivot.state === 'found'
        ? recordsSql(context.catalog.tables, pivot.pivot.records)
        : null;
    },
    entropyHistogram: (signal) => entropyHistogram(deps.db, signal),
    networkProof: deps.networkProof,
  };
}
