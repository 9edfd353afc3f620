import { readFileSync, readdirSync } from 'node:fs';
import { DuckDb } from '../../db/duckDb';
import { nodeHost } from '../../db/testing/nodeHost';
import { EntropyClient } from '../../entropy/client';
import { startKernelThread } from '../../entropy/testing/kernelThread';
import { directPreparer } from '../../ingest/prepareFile';
import { createWorkbench } from '../createWorkbench';
import type { Workbench } from '../workbench';

const sampleFolder = new URL('../../../public/sample/', import.meta.url);

export interface NodeWorkbench {
  readonly workbench: Workbench;
  readonly downloads: { readonly content: Blob; readonly fileName: string }[];
  close(): Promise<void>;
}

/** The whole workbench without a page: the real engine, the real entropy worker, files from disk. */
export function startNodeWorkbench(): NodeWorkbench {
  const db = new DuckDb(nodeHost, () => performance.now());
  const entropy = new EntropyClient(startKernelThread);
  const downloads: { content: Blob; fileName: string }[] = [];
  const workbench = createWorkbench({
    db,
    entropy,
    preparer: directPreparer,
    nowMs: () => performance.now(),
    wallMs: () => Date.UTC(2026, 2, 12),
    sampleFiles: async () => sampleFiles(),
    networkProof: async () => ({ policy: '', requests: 0, buildId: '', buildMatches: null }),
    download: (content, fileName) => void downloads.push({ content, fileName }),
  });
  return {
    workbench,
    downloads,
    async close() {
      entropy.close();
      await db.close();
    },
  };
}

export function sampleFiles(): File[] {
  return readdirSync(sampleFolder)
    .filter((name) => name.endsWith('.csv'))
    .map((name) => new File([readFileSync(new URL(name, sampleFolder))], name));
}
