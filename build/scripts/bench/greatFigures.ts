import { statSync } from 'node:fs';
import type { Browser } from '@playwright/test';
import { handFiles, memoryBytes, openPage } from './benchPage';
import { type Figure, milliseconds } from './figure';
import { megabytesText, peakPageBytes } from './peakMemory';
import { greatEstate } from './syntheticEstate';
import { TARGETS } from './targets';

/** Eleven million records in one page: how fast they load, and what the engine holds once it has answered. */
export async function greatFigures(browser: Browser, folder: string): Promise<readonly Figure[]> {
  const files = await greatEstate(folder);
  const megabytes = files.reduce((sum, file) => sum + statSync(file).size, 0) / 1e6;
  const page = await openPage(browser);
  await page.evaluate(() => huntbench.ready.then(() => undefined));
  await handFiles(page, files);
  const { records, loadMs, totalMs, runs } = await page.evaluate(async () => {
    const startedMs = performance.now();
    const reports = await huntbench.load(benchFiles());
    return {
      records: reports.reduce((sum, { loaded }) => sum + loaded, 0),
      loadMs: reports.reduce((sum, { ms }) => sum + ms, 0),
      totalMs: performance.now() - startedMs,
      runs: huntbench.runs(),
    };
  });
  const heldBytes = await memoryBytes(page);
  const peakBytes = peakPageBytes();
  await page.context().close();
  const failed = runs
    .filter(({ status }) => status === 'error')
    .map(({ huntId, reason }) => `${huntId}: ${(reason ?? '').slice(0, 120)}`);
  return [
    {
      name: `${records.toLocaleString('en')} records of three tables, ${Math.round(megabytes)} MB, loaded in`,
      measured: `${milliseconds(loadMs)}, ${(megabytes / (loadMs / 1_000)).toFixed(0)} MB/s`,
      target: '',
    },
    { name: '  drop to answers', measured: milliseconds(totalMs), target: '' },
    {
      name: '  hunts that ended in an error',
      measured: failed.length === 0 ? 'none' : failed.join(', '),
      target: 'none',
    },
    {
      name: '  peak memory of the page, all its workers together',
      measured: megabytesText(peakBytes),
      target: '',
    },
    {
      name: '  memory that the engine holds after the answers',
      measured: `${Math.round(heldBytes / 1e6)} MB`,
      target: `at most ${TARGETS.greatMegabytes} MB`,
    },
  ];
}
