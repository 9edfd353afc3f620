import type { Browser } from '@playwright/test';
import { loadFromDisk, memoryBytes, openPage, settledPage } from './benchPage';
import { type Figure, milliseconds } from './figure';
import { megabytesText, peakPageBytes } from './peakMemory';
import type { SyntheticLog } from './syntheticProcessLog';
import { TARGETS } from './targets';
import { textOnlyMs } from './textOnly';

const SLOWEST_HUNTS = 3;

/** From "Open the sample case" to the last answer. */
export async function sampleFigures(browser: Browser): Promise<readonly Figure[]> {
  const page = await openPage(browser);
  const { ms, records, findings } = await page.evaluate(async () => {
    await huntbench.ready;
    const startedMs = performance.now();
    const reports = await huntbench.loadSample();
    return {
      ms: performance.now() - startedMs,
      records: reports.reduce((sum, { loaded }) => sum + loaded, 0),
      findings: huntbench.findings().length,
    };
  });
  await page.context().close();
  return [
    {
      name: `sample case to answers: ${count(records)} records, ${count(findings)} findings`,
      measured: milliseconds(ms),
      target: `at most ${milliseconds(TARGETS.sampleAnswersMs)}`,
    },
  ];
}

/** Rounds of our load and of the engine's alone, each in a page of its own. */
const ROUNDS = 7;

/** From the drop of a million records to the last answer, and where the time went. */
export async function loadFigures(browser: Browser, log: SyntheticLog): Promise<readonly Figure[]> {
  const loadsMs: number[] = [];
  const textsMs: number[] = [];
  for (let round = 1; round < ROUNDS; round++) {
    textsMs.push(await textOnlyMs(browser, log.file));
    const page = await settledPage(browser);
    loadsMs.push((await loadFromDisk(page, log.file)).loadMs);
    await page.context().close();
  }
  textsMs.push(await textOnlyMs(browser, log.file));
  const page = await settledPage(browser);
  const { totalMs, loadMs: lastMs, records } = await loadFromDisk(page, log.file);
  loadsMs.push(lastMs);
  const heldBytes = await memoryBytes(page);
  const peakBytes = peakPageBytes();
  const runs = await page.evaluate(() => huntbench.runHunts());
  await page.context().close();
  const loadMs = median(loadsMs);
  const textMs = median(textsMs);
  const megabytes = log.bytes / 1e6;
  const slowest = [...runs].sort((a, b) => b.ms - a.ms).slice(0, SLOWEST_HUNTS);
  return [
    {
      name: `${count(records)} process records, ${Math.round(megabytes)} MB, drop to answers`,
      measured: milliseconds(totalMs),
      target: `at most ${milliseconds(TARGETS.millionRecordsAnswersMs)}`,
    },
    {
      name: `  of that reading and loading, median of ${ROUNDS}`,
      measured: `${milliseconds(loadMs)}, ${(megabytes / (loadMs / 1_000)).toFixed(0)} MB/s`,
      target: '',
    },
    {
      name: '  records loaded a second',
      measured: count(Math.round(records / (loadMs / 1_000))),
      target: '',
    },
    {
      name: '  the engine alone, the same file as text, not counted, hashed or typed',
      measured: `${milliseconds(textMs)}, ${(megabytes / (textMs / 1_000)).toFixed(0)} MB/s`,
      target: '',
    },
    {
      name: `  speed as a share of it, medians of ${ROUNDS}`,
      measured: (textMs / loadMs).toFixed(2),
      target: `at least ${TARGETS.shareOfTextOnlySpeed}`,
    },
    {
      name: '  memory that the engine holds after the answers',
      measured: `${Math.round(heldBytes / 1e6)} MB, ${(heldBytes / log.bytes).toFixed(2)} of the file`,
      target: '',
    },
    {
      name: '  peak memory of the page, all its workers together',
      measured: megabytesText(peakBytes),
      target: '',
    },
    ...slowest.map(({ huntId, ms }) => ({
      name: `  slow hunt, run again: ${huntId}`,
      measured: milliseconds(ms),
      target: '',
    })),
  ];
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function count(value: number): string {
  return value.toLocaleString('en');
}
