import os from 'node:os';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { loadFigures, sampleFigures } from './bench/answerFigures';
import { entropyFigures } from './bench/entropyFigures';
import { type Figure, printFigures } from './bench/figure';
import { greatFigures } from './bench/greatFigures';
import { huntFigures } from './bench/huntFigures';
import { joinFigures } from './bench/joinFigures';
import { ndjsonFigures } from './bench/ndjsonFigures';
import { pivotFigures } from './bench/pivotFigures';
import { startFigures } from './bench/startFigures';
import { timelineFigures } from './bench/timelineFigures';
import { syntheticProcessLog } from './bench/syntheticProcessLog';
import { browserLaunch } from './browserLaunch';
import { findBrowser } from './findBrowser';
import { build } from './freshBuild';
import { PROJECT_ROOT } from './projectRoot';

await build();
const browser = await chromium.launch(browserLaunch(await findBrowser()));
const folder = path.join(PROJECT_ROOT, '.cache', 'bench');
const log = await syntheticProcessLog(folder);

const PARTS: Readonly<Record<string, () => Promise<readonly Figure[]>>> = {
  start: () => startFigures(browser),
  sample: () => sampleFigures(browser),
  load: () => loadFigures(browser, log),
  ndjson: () => ndjsonFigures(browser, folder),
  entropy: () => entropyFigures(browser, log.argumentsFile),
  hunts: () => huntFigures(browser, folder),
  great: () => greatFigures(browser, folder),
  joins: () => joinFigures(browser),
  timeline: () => timelineFigures(browser, folder, asked.includes('great')),
  pivot: () => pivotFigures(),
};

/** `npm run bench -- start sample` measures only those parts; `great` takes minutes and gigabytes, and has to be asked for. */
const asked = process.argv.slice(2);
const figures: Figure[] = [];
for (const [name, measure] of Object.entries(PARTS)) {
  if (asked.length > 0 ? !asked.includes(name) : name === 'great') continue;
  console.log(`Measuring: ${name}`);
  figures.push(...(await measure()));
}
await browser.close();

const cpus = os.cpus();
console.log(
  `\n${cpus.length} x ${cpus[0]?.model.trim() ?? 'unknown processor'}, ${os.platform()}\n`,
);
printFigures(figures);
