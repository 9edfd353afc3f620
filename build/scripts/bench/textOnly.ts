import type { Browser } from '@playwright/test';
import { bundledScript } from '../../plugins/bundledScript';
import { PROJECT_ROOT } from '../projectRoot';
import { handFile, settledPage } from './benchPage';
import { SYNTHETIC_RECORDS } from './syntheticProcessLog';

/** How long the engine takes to load the log as text and nothing else, in a page of its own. */
export async function textOnlyMs(browser: Browser, file: string): Promise<number> {
  const script = await bundledScript(
    PROJECT_ROOT,
    'build/scripts/bench/textOnlyEntry.ts',
    'es2022',
  );
  const page = await settledPage(browser);
  await page.evaluate(script);
  await handFile(page, file);
  const { ms, records } = await page.evaluate(() => loadTextOnly(benchFile()));
  await page.context().close();
  if (records !== SYNTHETIC_RECORDS) throw new Error(`The engine loaded ${records} records.`);
  return ms;
}
