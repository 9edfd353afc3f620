import type { Browser } from '@playwright/test';
import { loadFromDisk, openPage } from './benchPage';
import { type Figure, milliseconds } from './figure';
import { syntheticNdjson } from './syntheticNdjson';
import { TARGETS } from './targets';

/** Reading and loading of objects, one a line. */
export async function ndjsonFigures(browser: Browser, folder: string): Promise<readonly Figure[]> {
  const { file, bytes } = await syntheticNdjson(folder);
  const page = await openPage(browser);
  await page.evaluate(() => huntbench.ready.then(() => undefined));
  const { loadMs, records } = await loadFromDisk(page, file);
  await page.context().close();
  const seconds = loadMs / 1_000;
  return [
    {
      name: `NDJSON: ${records.toLocaleString('en')} objects, ${Math.round(bytes / 1e6)} MB, read and loaded in ${milliseconds(loadMs)}`,
      measured: `${(bytes / 1e6 / seconds).toFixed(1)} MB/s`,
      target: `at least ${TARGETS.ndjsonMegabytesPerSecond} MB/s`,
    },
  ];
}
