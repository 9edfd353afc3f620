import type { StoreApi } from 'zustand/vanilla';
import type { Db } from '../db/db';
import type { EntropyClient } from '../entropy/client';
import type { EvidenceCatalog } from '../ingest/evidenceCatalog';
import type { LoadBudget } from '../ingest/ingestFile';
import type { FilePreparer } from '../ingest/prepared';
import type { Activity, AppState } from './appState';
import type { Download } from './redactedDownload';
import type { WorkQueue } from './workQueue';
import type { NetworkProof } from './workbench';

/** What the composition root gives. */
export interface WorkbenchDeps {
  readonly db: Db;
  readonly preparer: FilePreparer;
  readonly entropy: EntropyClient;
  readonly nowMs: () => number;
  /** Wall clock, milliseconds since 1970. */
  readonly wallMs: () => number;
  readonly sampleFiles: () => Promise<File[]>;
  readonly networkProof: () => Promise<NetworkProof>;
  /** Every file leaves through it. While redaction is on, what is not text has to be redacted and say so. */
  readonly download: Download;
}

/** What the groups of commands share. */
export interface CommandContext {
  readonly deps: WorkbenchDeps;
  readonly store: StoreApi<AppState>;
  readonly catalog: EvidenceCatalog;
  readonly budget: LoadBudget;
  readonly queue: WorkQueue;
  /** The text as it may be shown now: with labels while redaction is on. Before it is cut or made a file name. */
  readonly redact: (text: string) => string;
  /** Awaited when new records are there and before they are shown. */
  readonly beforeShown: () => Promise<void>;
}

export function setActivity(context: CommandContext, activity: Activity | null): void {
  context.store.setState({ activity });
}

/** Shows a fault of ours or of the engine; faults of files go into their reports. */
export function addFault(context: CommandContext, text: string): void {
  context.store.setState((state) => ({ faults: [...state.faults, text] }));
}
