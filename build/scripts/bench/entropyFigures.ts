import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from '@playwright/test';
import { bundledScript } from '../../plugins/bundledScript';
import { PROJECT_ROOT } from '../projectRoot';
import { openPage } from './benchPage';
import type { Figure } from './figure';
import { TARGETS } from './targets';

const RUNS = 3;

/** Shannon entropy of the same texts in the page and in Python, the best of some runs each. */
export async function entropyFigures(
  browser: Browser,
  argumentsFile: string,
): Promise<readonly Figure[]> {
  const script = await bundledScript(PROJECT_ROOT, 'build/scripts/bench/entropyEntry.ts', 'es2022');
  const page = await openPage(browser);
  await page.evaluate(script);
  const content = readFileSync(argumentsFile, 'utf8');
  let pageMicros = Number.POSITIVE_INFINITY;
  for (let run = 0; run < RUNS; run++) {
    const { texts, ms } = await page.evaluate((text) => measureTextFile(text), content);
    pageMicros = Math.min(pageMicros, (ms * 1_000) / texts);
  }
  await page.context().close();
  const python = pythonMicros(argumentsFile);
  return [
    {
      name: 'entropy of a command line in the page',
      measured: `${pageMicros.toFixed(2)} µs`,
      target:
        typeof python === 'number'
          ? `at most ${(python / TARGETS.entropySpeedup).toFixed(2)} µs: 1/${TARGETS.entropySpeedup} of Python`
          : `1/${TARGETS.entropySpeedup} of Python`,
    },
    {
      name: 'the textbook function in Python, same texts',
      measured: typeof python === 'number' ? `${python.toFixed(2)} µs` : `skipped: ${python}`,
      target: '',
    },
  ];
}

/** Microseconds a text, or why it could not be measured. */
function pythonMicros(argumentsFile: string): number | string {
  const script = path.join(PROJECT_ROOT, 'build', 'scripts', 'bench', 'shannon.py');
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < RUNS; run++) {
    const result = spawnSync('python3', [script, argumentsFile], { encoding: 'utf8' });
    if (result.error) return 'python3 is not installed';
    if (result.status !== 0) return `python3 failed: ${result.stderr.trim()}`;
    const { texts, seconds } = JSON.parse(result.stdout) as { texts: number; seconds: number };
    best = Math.min(best, (seconds * 1e6) / texts);
  }
  return best;
}
