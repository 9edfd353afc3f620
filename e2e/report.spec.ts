import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { TrafficLog } from './fixtures/trafficLog';
import { type Script, script } from './fixtures/script';
import { expect, test } from './fixtures/workbenchTest';

test('the report opens from disk, looks as meant and asks nobody for anything', async ({
  workbench,
  context,
}, testInfo) => {
  await workbench.openReady();
  const { page } = workbench;
  await script(page, (huntbench: Script) => huntbench.loadSample().then(() => undefined));
  await page.keyboard.press('Control+k');
  await page.keyboard.type('report as one HTML');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.keyboard.press('Enter'),
  ]);
  expect(download.suggestedFilename()).toMatch(/-report\.html$/);
  const file = path.join(testInfo.outputDir, download.suggestedFilename());
  await download.saveAs(file);
  expect(readFileSync(file, 'utf8')).toContain("default-src 'none'");

  const report = await context.newPage();
  const problems: string[] = [];
  report.on('console', (message) => problems.push(message.text()));
  report.on('pageerror', (error) => problems.push(error.message));
  const traffic = await TrafficLog.of(report);
  const url = pathToFileURL(file).href;
  traffic.expect(url);
  await report.goto(url);
  await expect(report.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(report.locator('svg.timeline')).toBeVisible();
  const border = await report
    .locator('h2')
    .first()
    .evaluate((heading) => getComputedStyle(heading).borderBottomWidth);
  expect(border).toBe('2px');
  expect(traffic.requests).toEqual([]);
  expect(problems).toEqual([]);
  await report.setViewportSize({ width: 1440, height: 900 });
  await report.screenshot({ path: testInfo.outputPath('report.png'), fullPage: false });
});
