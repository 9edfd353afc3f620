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
  /** The newest run of every hunt. */
  runs(): readonly {
    readonly huntId: string;
    readonly ms: number;
    readonly status: string;
    readonly reason?: string;
  }[];
  findings(): readonly unknown[];
  sql(text: string): Promise<{ readonly rows: readonly (readonly unknown[])[] }>;
}

declare global {
  var huntbench: Scripting;
  /** Set by `handFile`. */
  var benchFile: () => File;
  /** Set by `handFiles`. */
  var benchFiles: () => File[];
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

/** Longer than the page rehearses a load once its engine runs; a person takes longer to bring the first file. */
const SETTLED_MS = 2_000;

/** The page as a person finds it who has a file at hand: engine running, nothing going on. */
export async function settledPage(browser: Browser): Promise<Page> {
  const page = await openPage(browser);
  await page.evaluate(() => huntbench.ready.then(() => undefined));
  await page.waitForTimeout(SETTLED_MS);
  return page;
}

/** Hands a file on disk to the page as a person does: it is `benchFile()` there, and not read yet. */
export async function handFile(page: Page, file: string): Promise<void> {
  await handFiles(page, [file]);
}

/** The same for several files: they are `benchFiles()` there. */
export async function handFiles(page: Page, files: readonly string[]): Promise<void> {
  await page.evaluate(() => {
    document.getElementById('bench')?.remove();
    const input = Object.assign(document.createElement('input'), {
      type: 'file',
      id: 'bench',
      multiple: true,
    });
    document.body.append(input);
    globalThis.benchFiles = () => [...(input.files ?? [])];
    globalThis.benchFile = () => {
      const [handed] = input.files ?? [];
      if (!handed) throw new Error('The page did not take the file.');
      return handed;
    };
  });
  await page.locator('#bench').setInputFiles([...files]);
}

/** Loads a file on disk and waits for every answer. */
export async function loadFromDisk(page: Page, file: string): Promise<LoadOutcome> {
  await handFile(page, file);
  return page.evaluate(async () => {
    const startedMs = performance.now();
    const reports = await huntbench.load([benchFile()]);
    return {
      totalMs: performance.now() - startedMs,
      loadMs: reports.reduce((sum, { ms }) => sum + ms, 0),
      records: reports.reduce((sum, { loaded }) => sum + loaded, 0),
    };
  });
}

/** Bytes of memory that tables and caches of the engine hold. */
export async function memoryBytes(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const { rows } = await huntbench.sql(
      'select sum(memory_usage_bytes)::bigint from duckdb_memory()',
    );
    return Number(rows[0]?.[0]);
  });
}
