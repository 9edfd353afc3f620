import { readFileSync } from 'node:fs';
import type { Download, Page } from '@playwright/test';
import { type Script, script } from './fixtures/script';
import type { WorkbenchPage } from './fixtures/workbench';
import { expect, test } from './fixtures/workbenchTest';

const SCALE = 2;

async function openTimeline(workbench: WorkbenchPage): Promise<Page> {
  await workbench.openReady();
  const { page } = workbench;
  await script(page, (huntbench: Script) => huntbench.loadSample().then(() => undefined));
  await page.keyboard.press('4');
  await expect(page.getByTestId('timeline-chart').locator('svg').first()).toBeVisible();
  await expect(page.locator('.recharts-bar-rectangle').first()).toBeVisible();
  return page;
}

async function saved(page: Page, start: () => Promise<void>): Promise<Download> {
  const [download] = await Promise.all([page.waitForEvent('download'), start()]);
  return download;
}

async function byPalette(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('Type a command').fill(words);
  await expect(page.getByRole('dialog').locator('[data-selected]')).toContainText(words);
  await page.keyboard.press('Enter');
}

interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Share of the pixels that have nearly this colour, by colour. */
  readonly shares: Readonly<Record<string, number>>;
}

/** Reads a picture back in the page that has no policy of ours. */
async function pixelsOf(page: Page, file: string, colours: readonly string[]): Promise<Pixels> {
  const reader = await page.context().newPage();
  const url = `data:image/png;base64,${readFileSync(file).toString('base64')}`;
  const pixels = await reader.evaluate(
    async ([source, wanted]) => {
      const image = new Image();
      image.src = source;
      await image.decode();
      const canvas = document.createElement('canvas');
      canvas.width = image.width;
      canvas.height = image.height;
      const draw = canvas.getContext('2d');
      if (!draw) throw new Error('no canvas');
      draw.drawImage(image, 0, 0);
      const { data } = draw.getImageData(0, 0, image.width, image.height);
      const rgb = (hex: string) =>
        [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
      const shares = Object.fromEntries(
        wanted.map((hex) => {
          const [r = 0, g = 0, b = 0] = rgb(hex);
          let hits = 0;
          for (let at = 0; at < data.length; at += 4) {
            const near =
              Math.abs((data[at] ?? 0) - r) +
              Math.abs((data[at + 1] ?? 0) - g) +
              Math.abs((data[at + 2] ?? 0) - b);
            if (near < 12) hits++;
          }
          return [hex, hits / (data.length / 4)];
        }),
      );
      return { width: image.width, height: image.height, shares };
    },
    [url, colours] as const,
  );
  await reader.close();
  return pixels;
}

const FAILURES = '#E69F00';
const EXECUTIONS = '#56B4E9';

for (const theme of ['dark', 'light'] as const) {
  test(`a picture of the chart has its colours and a caption, ${theme}`, async ({ workbench }) => {
    const page = await openTimeline(workbench);
    if (theme === 'light') await page.keyboard.press('t');
    const box = await page.locator('[data-picture=chart]').boundingBox();
    const download = await saved(page, () => byPalette(page, 'picture of the chart'));
    expect(download.suggestedFilename()).toMatch(/^sample-case-timeline-\d{8}T\d{6}Z\.png$/);
    const { width, height, shares } = await pixelsOf(page, await download.path(), [
      FAILURES,
      EXECUTIONS,
    ]);
    expect(Math.abs(width - SCALE * (box?.width ?? 0))).toBeLessThanOrEqual(4);
    expect(height).toBeGreaterThan(SCALE * (box?.height ?? 0) + SCALE * 4 * 20);
    expect(shares[FAILURES]).toBeGreaterThan(0.005);
    expect(shares[EXECUTIONS]).toBeGreaterThan(0.002);
    await expect(page.getByText(/^Saved sample-case-timeline/)).toBeVisible();
  });
}

test('the chart as SVG holds its texts and its caption as text', async ({ workbench }) => {
  const page = await openTimeline(workbench);
  const download = await saved(page, () => byPalette(page, 'chart as SVG'));
  const svg = readFileSync(await download.path(), 'utf8');
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  for (const text of ['Authentication failures', 'Pivot point', 'not redacted', 'labels in UTC']) {
    expect(svg).toContain(text);
  }
  expect(svg).not.toMatch(/var\(--|<script|foreignObject/);
});

test('the caption says that names are labels, and the picture is of labels', async ({
  workbench,
}) => {
  const page = await openTimeline(workbench);
  await page.keyboard.press('r');
  await expect(page.getByTestId('redaction-switch')).toHaveText('Redacted');
  const download = await saved(page, () => byPalette(page, 'chart as SVG'));
  const svg = readFileSync(await download.path(), 'utf8');
  expect(svg).toContain('· REDACTED');
  expect(svg).not.toMatch(/t\.brandt|JMP-01|10\.20\.10\.22/i);
});

test('present shows the view large, then the pinned findings in their order, by keys alone', async ({
  workbench,
}) => {
  const page = await openTimeline(workbench);
  await page.keyboard.press('3');
  await page.getByTestId('runbook-findings').click();
  for (const place of [0, 1]) {
    await page.getByTestId('finding-row').nth(place).click();
    await page.getByRole('button', { name: 'Pin to the story' }).click();
    await page.keyboard.press('Escape');
  }
  await page.keyboard.press('4');
  await page.keyboard.press('p');
  await expect(page.getByText('Step 1 of 3')).toBeVisible();
  await expect(page.getByTestId('place-timeline')).toBeHidden();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText('Step 2 of 3')).toBeVisible();
  await expect(page.locator('[data-picture=story]')).toBeVisible();
  await page.keyboard.press('PageDown');
  await expect(page.getByText('Step 3 of 3')).toBeVisible();
  const download = await saved(page, () => byPalette(page, 'picture of the open card'));
  expect(download.suggestedFilename()).toMatch(/\.png$/);
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('present')).toHaveAttribute('data-on', 'false');
  await expect(page.getByTestId('timeline-chart')).toBeVisible();
});
