import './ui/redaction/drawRedacted';
import { createRoot } from 'react-dom/client';
import { browserHost } from './db/browserHost';
import { DuckDb } from './db/duckDb';
import { embeddedPolicy, verifyBuild } from './db/embeddedBuild';
import { embeddedSampleFiles } from './db/embeddedPayload';
import { EntropyClient } from './entropy/client';
import EntropyWorker from './entropy/worker?worker&inline';
import IntakeWorker from './ingest/worker?worker&inline';
import { WorkerPreparer } from './ingest/workerPreparer';
import { createWorkbench } from './state/createWorkbench';
import { type ScriptingInterface, createScripting } from './state/scripting';
import type { NetworkProof } from './state/workbench';
import { App } from './ui/app/App';
import { showThrough } from './ui/common/shownText';

declare global {
  interface Window {
    huntbench: ScriptingInterface;
  }
  /** Version of the package, put in by the build. */
  const HUNTBENCH_VERSION: string;
}

/** Requests this page made of anything but its own memory, counted by the browser. */
function networkRequests(): number {
  const local = /^(blob|data):/;
  return performance.getEntriesByType('resource').filter((entry) => !local.test(entry.name)).length;
}

async function networkProof(): Promise<NetworkProof> {
  const { buildId, matches } = await verifyBuild();
  return {
    policy: embeddedPolicy(),
    requests: networkRequests(),
    buildId,
    buildMatches: buildId === 'development' ? null : matches,
  };
}

function download(content: Blob, fileName: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(link.href);
}

const preparer = new WorkerPreparer(() => new IntakeWorker());
preparer.warmUp();

const workbench = createWorkbench({
  db: new DuckDb(browserHost, () => performance.now()),
  preparer,
  entropy: new EntropyClient(() => new EntropyWorker()),
  nowMs: () => performance.now(),
  wallMs: () => Date.now(),
  sampleFiles: async () => [...(await embeddedSampleFiles())],
  networkProof,
  download,
});

// Before the first component listens: what it draws must know already.
workbench.store.subscribe(({ redaction }) =>
  showThrough(redaction.on ? (text) => workbench.redact(text) : null),
);

window.huntbench = createScripting(workbench, HUNTBENCH_VERSION);

// A person needs longer than this to bring the first file.
const REHEARSE_AFTER_MS = 300;
window.huntbench.ready.then(
  () => setTimeout(() => workbench.rehearse().catch(() => undefined), REHEARSE_AFTER_MS),
  () => undefined,
);

const root = document.getElementById('root');
if (!root) throw new Error('The page has no root element.');
createRoot(root).render(<App workbench={workbench} />);
