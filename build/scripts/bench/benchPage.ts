import { pathToFileURL } from 'node:url';
import type { Browser, Page } from '@playwright/test';
import { PAGE_FILE } from '../freshBuild';

/** The part of `window.huntbench` that is measured. */
interface Scripting {
  readonly ready: Promise<unknown>;
  load(
    files: readonly File[],
  ): Promise<readonly { readonly loaded: number; readonly ms: number }[]>;
  loadSample(): Promise<readonly { readonly loaded: number }[]>;
  runHunts(): Promise<readonly { readonly huntId: string; readonly ms: number }[]>;
  findings(): readonly unknown[];
}

declare global {
  var huntbench: Scripting;
  /** Set by the change of the file input that `benchLoad` adds. */
  var benchLoaded: Promise<LoadOutcome> | undefined;
}

export interface LoadOutcome {
  readonly totalMs: number;
  /** Reading and loading alone, without hunts and pivot. */
  readonly loadMs: number;
  readonly records: number;
}

/** The built page from disk in a browser profile of its own. */
export async function openPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ timezoneId: 'Asia/Kolkata' });
  const page = await context.newPage();
  page.setDefaultTimeout(600_000);
  await page.goto(pathToFileURL(PAGE_FILE).href, { waitUntil: 'commit' });
  await page.waitForFunction(() => 'huntbench' in globalThis);
  return page;
}

/** Hands a file on disk to the workbench as a person does and waits for every answer. */
export async function loadFromDisk(page: Page, file: string): Promise<LoadOutcome> {
  await page.evaluate(() => {
    const input = Object.assign(document.createElement('input'), { type: 'file', id: 'bench' });
    input.addEventListener('change', () => {
      const startedMs = performance.now();
      globalThis.benchLoaded = huntbench.load([...(input.files ?? [])]).then((reports) => ({
        totalMs: performance.now() - startedMs,
        loadMs: reports.reduce((sum, { ms }) => sum + ms, 0),
        records: reports.reduce((sum, { loaded }) => sum + loaded, 0),
      }));
    });
    document.body.append(input);
  });
  await page.locator('#bench').setInputFiles(file);
  const outcome = await page.evaluate(() => globalThis.benchLoaded);
  if (!outcome) throw new Error('The page did not take the file.');
  return outcome;
}
