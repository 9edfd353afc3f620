import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { boxOf } from './fixtures/knownPlaces';
import { coloursAt } from './fixtures/pixels';
import { type Script, script } from './fixtures/script';
import { tokens } from './fixtures/tokens';
import type { WorkbenchPage } from './fixtures/workbench';
import { expect, test } from './fixtures/workbenchTest';

async function openTimeline(workbench: WorkbenchPage): Promise<Page> {
  await workbench.openReady();
  const { page } = workbench;
  await script(page, (huntbench: Script) => huntbench.loadSample().then(() => undefined));
  await page.getByTestId('place-timeline').click();
  await expect(page.getByTestId('sign-strip').locator('[data-sign]').first()).toBeVisible();
  return page;
}

test('onset and changes of the failure rate stand under the axis, in legend, summary and table', async ({
  workbench,
}) => {
  const page = await openTimeline(workbench);
  const strip = page.getByTestId('sign-strip');
  await expect(strip.getByText('Onset', { exact: true })).toBeVisible();
  await expect(strip.locator('[data-sign=rise]')).toHaveCount(2);
  await expect(strip.locator('[data-sign=fall]')).toHaveCount(2);
  const legend = page.locator('.hb-legend').first();
  await expect(legend).toContainText('Onset of failures');
  await expect(legend).toContainText(/Failure rate rises, ?falls/);
  const summary = page.getByTestId('timeline-summary');
  await expect(summary).toContainText(
    'Onset: failures begin to pile up, at 2026-03-10 18:27:04.455Z.',
  );
  await expect(summary).toContainText(/Failure rate rises from 4\.4 to 996 an hour, at 2026-03-10/);

  await page.getByRole('radiogroup', { name: 'View' }).getByText('Table').click();
  const table = page.getByRole('grid', { name: 'Signs of the failures' });
  await expect(table).toContainText('Onset: failures begin to pile up');
  await expect(table).toContainText('Failure rate falls from 612 to 1.3 an hour');
});

test('the crosshair tells what a sign is, in UTC and in the zone of the labels', async ({
  workbench,
}) => {
  const page = await openTimeline(workbench);
  await page.getByTestId('zone-select').click();
  await page.getByRole('option', { name: 'This machine, UTC+05:30' }).click();
  const rise = await boxOf(page.locator('[data-sign=rise]').first());
  await page.mouse.move(rise.x + rise.width, rise.y - 60);
  const tip = page.getByTestId('sign-tip').first();
  await expect(tip).toContainText('Failure rate rises from 2.7 to 64 an hour');
  await expect(tip).toContainText('2026-03-09 01:30:00Z');
  await expect(tip).toContainText('2026-03-09 07:00:00 UTC+05:30');
  await page.mouse.move(rise.x + 200, rise.y - 60);
  await expect(page.getByTestId('crosshair-tip')).toBeVisible();
  await expect(page.getByTestId('sign-tip')).toHaveCount(0);
});

test('the chart as SVG and the report draw the signs too', async ({ workbench }) => {
  const page = await openTimeline(workbench);
  const saved = async (words: string): Promise<string> => {
    await page.keyboard.press('Control+k');
    await page.getByPlaceholder('Type a command').fill(words);
    await expect(page.getByRole('dialog').locator('[data-selected]')).toContainText(words);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.keyboard.press('Enter'),
    ]);
    return readFileSync(await download.path(), 'utf8');
  };
  const svg = await saved('chart as SVG');
  expect(svg.match(/data-sign="(rise|fall)"/g)).toHaveLength(4);
  expect(svg).toMatch(/<text[^>]*>Onset<\/text>/);
  expect(svg).toContain('Onset of failures');

  const report = await saved('report');
  expect(report.match(/class="sign"/g)).toHaveLength(5);
  expect(report).toContain('Ramps below the axis: the failure rate rises or falls');
  expect(report).toContain('Onset: failures begin to pile up, at 2026-03-10 18:27:04.455Z.');
});

for (const theme of ['dark', 'light'] as const) {
  test(`the ramps are drawn below the axis and nowhere else, ${theme}`, async ({ workbench }) => {
    const page = await openTimeline(workbench);
    if (theme === 'light') await page.keyboard.press('t');
    await page.mouse.move(2, 2);
    const names = ['--hb-failures-text', '--hb-panel'] as const;
    await expect
      .poll(async () => {
        const theTokens = await tokens(page, names);
        const rise = await boxOf(page.locator('[data-sign=rise]').first());
        const fall = await boxOf(page.locator('[data-sign=fall]').first());
        const low = rise.y + rise.height - 2;
        const [risen, beforeRise, fallen, afterFall, high] = await coloursAt(page, [
          { x: rise.x + rise.width - 3, y: low },
          { x: rise.x - 6, y: low },
          { x: fall.x + 2, y: low },
          { x: fall.x + fall.width + 6, y: low },
          // The far upper corner of the ramp is empty: its slope tells the direction.
          { x: rise.x + 1, y: rise.y + 1 },
        ]);
        return [
          [risen, fallen].every((colour) => same(colour, theTokens['--hb-failures-text'])),
          [beforeRise, afterFall, high].every((colour) => same(colour, theTokens['--hb-panel'])),
        ];
      })
      .toEqual([true, true]);
  });
}

function same(a: readonly number[] | undefined, b: readonly number[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

test('the table with the signs is accessible', async ({ workbench }) => {
  const page = await openTimeline(workbench);
  await page.getByRole('radiogroup', { name: 'View' }).getByText('Table').click();
  await expect(page.getByRole('grid', { name: 'Signs of the failures' })).toBeVisible();
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    .analyze();
  expect(violations.map((v) => [v.id, v.nodes[0]?.html])).toEqual([]);
});
