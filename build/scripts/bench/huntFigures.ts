import type { Browser } from '@playwright/test';
import { handFiles, openPage } from './benchPage';
import { type Figure, milliseconds } from './figure';
import { ESTATE_RECORDS, syntheticEstate } from './syntheticEstate';
import { TARGETS } from './targets';

const SLOWEST_HUNTS = 4;

/** Every hunt over a million records of five sources, after they are loaded. */
export async function huntFigures(browser: Browser, folder: string): Promise<readonly Figure[]> {
  const files = await syntheticEstate(folder);
  const page = await openPage(browser);
  await page.evaluate(() => huntbench.ready.then(() => undefined));
  await handFiles(page, files);
  const { records, loadedRuns } = await page.evaluate(async () => {
    const reports = await huntbench.load(benchFiles());
    return {
      records: reports.reduce((sum, { loaded }) => sum + loaded, 0),
      loadedRuns: huntbench.runs(),
    };
  });
  if (records !== ESTATE_RECORDS) throw new Error(`The page loaded ${records} records.`);
  await page.context().close();
  const totalMs = loadedRuns.reduce((sum, { ms }) => sum + ms, 0);
  const slowest = [...loadedRuns].sort((a, b) => b.ms - a.ms).slice(0, SLOWEST_HUNTS);
  return [
    {
      name: `all ${loadedRuns.length} hunts over ${records.toLocaleString('en')} records of five sources`,
      measured: milliseconds(totalMs),
      target: `at most ${milliseconds(TARGETS.allHuntsMs)}`,
    },
    ...slowest.map(({ huntId, ms, status }) => ({
      name: `  ${huntId} (${status})`,
      measured: milliseconds(ms),
      target: `at most ${milliseconds(TARGETS.oneHuntMs)}`,
    })),
  ];
}
