import type { Browser } from '@playwright/test';
import { type Figure, milliseconds } from './figure';
import { openPage } from './benchPage';
import { TARGETS } from './targets';

const RUNS = 5;

/** First paint and engine start, the median of some runs, each in a fresh profile. */
export async function startFigures(browser: Browser): Promise<readonly Figure[]> {
  const paints: number[] = [];
  const readies: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const page = await openPage(browser);
    const { paintMs, readyMs } = await page.evaluate(async () => {
      await huntbench.ready;
      const readyMs = performance.now();
      const [paint] = performance.getEntriesByName('first-contentful-paint');
      return { paintMs: paint?.startTime ?? Number.NaN, readyMs };
    });
    paints.push(paintMs);
    readies.push(readyMs);
    await page.context().close();
  }
  return [
    {
      name: `first contentful paint, median of ${RUNS}`,
      measured: milliseconds(median(paints)),
      target: `at most ${milliseconds(TARGETS.firstPaintMs)}`,
    },
    {
      name: `engine ready, median of ${RUNS}`,
      measured: milliseconds(median(readies)),
      target: `at most ${milliseconds(TARGETS.engineReadyMs)}`,
    },
  ];
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
