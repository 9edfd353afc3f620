import { createStore } from 'zustand/vanilla';
import { trustedSql } from '../core/sqlText';
import { entropyHistogram } from '../entropy/histogram';
import { LOG_CATEGORIES } from '../hunts/logCategories';
import { EvidenceCatalog } from '../ingest/evidenceCatalog';
import { type AppState, INITIAL_STATE } from './appState';
import { CaseRedaction } from './caseRedaction';
import type { CommandContext, WorkbenchDeps } from './context';
import { findingRecordsSql } from './evidenceSql';
import { exportCommands } from './exportCommands';
import { huntCommands } from './huntCommands';
import { intakeCommands } from './intakeCommands';
import { mappingCommands } from './mappingCommands';
import { pictureCommands } from './pictureCommands';
import { pinCommands } from './pinCommands';
import { rehearsalCommands } from './rehearsalCommands';
import { redactedDownload } from './redactedDownload';
import { collectNames, redactionCommands } from './redactionCommands';
import { reportCommands } from './reportCommands';
import { pivotCommands } from './pivotCommands';
import { selectionCommands } from './selectionCommands';
import { suppressionCommands } from './suppressionCommands';
import { timelineCommands } from './timelineCommands';
import { viewCommands } from './viewCommands';
import { Weighing } from './weighing';
import { WorkQueue } from './workQueue';
import type { Workbench } from './workbench';
import { workstationCommands } from './workstationCommands';

/** The workbench over the given engine, workers and platform. Nothing runs until `boot` or `load`. */
export function createWorkbench(deps: WorkbenchDeps): Workbench {
  const store = createStore<AppState>(() => INITIAL_STATE);
  const redaction = new CaseRedaction(store);
  const context: CommandContext = {
    deps: { ...deps, download: redactedDownload(deps.download, redaction) },
    store,
    catalog: new EvidenceCatalog(),
    budget: { bytes: 0 },
    queue: new WorkQueue(),
    redact: (text) => redaction.redact(text),
    beforeShown: async () => {
      if (redaction.isOn) await collectNames(context, redaction);
    },
  };
  deps.db.onStatus((engine) => store.setState({ engine }));
  const weighing = new Weighing(context);
  const hunts = huntCommands(context, weighing);
  const { answerAll, ...publicHunts } = hunts;
  const timeline = timelineCommands(context);
  const suppression = suppressionCommands(context, weighing);
  const redacting = redactionCommands(context, redaction);
  return {
    store,
    logCategories: LOG_CATEGORIES,
    ...publicHunts,
    ...intakeCommands(context, answerAll, () => weighing.publish()),
    ...rehearsalCommands(context),
    ...mappingCommands(context),
    ...timeline,
    ...viewCommands(context),
    ...pivotCommands(context),
    ...selectionCommands(context, weighing),
    ...exportCommands(context),
    ...workstationCommands(context),
    ...suppression,
    ...redacting,
    ...pictureCommands(context),
    ...pinCommands(context),
    ...reportCommands(context, {
      ...timeline,
      ...suppression,
      settled: (make) => redaction.settled(make),
    }),
    query: (text, options = {}) => deps.db.query(trustedSql(text), options),
    evidenceSql(findingId) {
      const finding = store.getState().findings.find((f) => f.id === findingId);
      return finding ? findingRecordsSql(context.catalog.tables, finding) : null;
    },
    entropyHistogram: (signal) => entropyHistogram(deps.db, signal),
    networkProof: deps.networkProof,
  };
}
