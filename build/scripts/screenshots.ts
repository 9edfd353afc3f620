import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';
import { browserLaunch } from './browserLaunch';
import { findBrowser } from './findBrowser';
import { PAGE_FILE, build } from './freshBuild';
import { PROJECT_ROOT } from './projectRoot';

/** The pictures of the README: the sample case as the built page shows it, made anew by `npm run screenshots`. */
const PICTURES = [
  { name: 'timeline', key: '4', shows: '.recharts-bar-rectangle' },
  { name: 'runbook', key: '3', shows: '[data-testid^="verdict-"]' },
  { name: 'coverage', key: '2', shows: 'h2:text("Coverage")' },
] as const;

interface Scripting {
  readonly ready: Promise<unknown>;
  loadSample(): Promise<unknown>;
}

await build();
const folder = path.join(PROJECT_ROOT, 'build', 'screenshots');
mkdirSync(folder, { recursive: true });
const browser = await chromium.launch(browserLaunch(await findBrowser()));
const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, timezoneId: 'UTC' });
await page.goto(pathToFileURL(PAGE_FILE).href);
await page.waitForFunction(() => 'huntbench' in globalThis);
await page.evaluate(async () => {
  const { huntbench } = globalThis as unknown as { huntbench: Scripting };
  await huntbench.ready;
  await huntbench.loadSample();
});
for (const { name, key, shows } of PICTURES) {
  await page.keyboard.press(key);
  await page.locator(shows).first().waitFor();
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
  const file = path.join(folder, `${name}.png`);
  await page.screenshot({ path: file, animations: 'disabled' });
  console.log(path.relative(PROJECT_ROOT, file));
}
await browser.close();
