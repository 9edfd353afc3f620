import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { type Script, script } from './fixtures/script';
import { expect, test } from './fixtures/workbenchTest';

async function openTimeline(page: Page): Promise<void> {
  await script(page, (huntbench: Script) => huntbench.loadSample().then(() => undefined));
  await page.getByTestId('place-timeline').click();
  await page.getByTestId('lanes-picture').waitFor();
}

/** Where the plot lies on the page. */
async function plotBox(
  page: Page,
): Promise<{ x: number; y: number; width: number; height: number }> {
  const chart = page.getByTestId('timeline-chart');
  const box = await chart.boundingBox();
  const parts = ((await chart.getAttribute('data-plot')) ?? '').split(' ').map(Number);
  const [left = 0, top = 0, width = 0, height = 0] = parts;
  return { x: (box?.x ?? 0) + left, y: (box?.y ?? 0) + top, width, height };
}

async function brush(page: Page, from: number, to: number): Promise<void> {
  const plot = await plotBox(page);
  const y = plot.y + plot.height * 0.3;
  await page.mouse.move(plot.x + plot.width * from, y);
  await page.mouse.down();
  await page.mouse.move(plot.x + plot.width * to, y, { steps: 5 });
  await page.mouse.up();
}

test('what is brushed narrows the findings, the scope and the coverage, until it is taken away', async ({
  workbench,
}) => {
  const { page } = workbench;
  await workbench.openReady();
  await openTimeline(page);
  await brush(page, 0.55, 0.62);
  await expect(page.getByTestId('chip-time')).toBeVisible();

  await page.getByTestId('place-runbook').click();
  await page.getByTestId('runbook-findings').click();
  const findings = page.getByRole('region', { name: 'Findings', exact: true });
  await expect(findings.getByTestId('chip-time')).toBeVisible();
  await expect(findings.getByRole('status')).toHaveText(/^\d+ of 431 findings$/);

  await page.getByTestId('place-coverage').click();
  const heat = page
    .getByRole('group', { name: 'Coverage of the evidence' })
    .getByTestId('chip-time');
  await expect(heat).toBeVisible();

  await page.getByTestId('place-runbook').click();
  await findings.getByTestId('selection-reset').click();
  await expect(findings.getByRole('status')).toHaveText('431 findings');
  await expect(findings.getByTestId('selection-chips')).toHaveCount(0);
  await page.getByTestId('place-timeline').click();
  const timeline = page.getByRole('region', { name: 'Timeline', exact: true });
  await expect(timeline.getByTestId('selection-chips')).toHaveCount(0);
  await expect(page.getByText('one bucket is 30 min')).toBeVisible();
});

test('Escape takes back the range and the clause of the brush before', async ({ workbench }) => {
  const { page } = workbench;
  await workbench.openReady();
  await openTimeline(page);
  await brush(page, 0.3, 0.7);
  const chip = page.getByTestId('chip-time');
  const first = (await chip.textContent()) ?? '';
  await brush(page, 0.4, 0.5);
  await expect(chip).not.toHaveText(first);
  await page.keyboard.press('Escape');
  await expect(chip).toHaveText(first);
  await page.keyboard.press('Escape');
  await expect(chip).toHaveCount(0);
});

test('lanes are by tactic, host or user, and a label narrows everything', async ({ workbench }) => {
  const { page } = workbench;
  await workbench.openReady();
  await openTimeline(page);
  const labels = page.getByTestId('lane-label');
  await expect(labels.filter({ hasText: 'Impact' })).toBeVisible();
  const lanesBy = page.getByRole('radiogroup', { name: 'Lanes by' });
  await lanesBy.getByText('Host').click();
  await expect(labels.filter({ hasText: 'Impact' })).toHaveCount(0);
  const host = labels.filter({ hasText: 'BKP-01' });
  await host.click();
  await expect(host).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByTestId('chip-host')).toContainText('BKP-01');
  await page.getByTestId('place-runbook').click();
  await page.getByTestId('runbook-scope').click();
  await expect(page.getByTestId('scope').getByTestId('chip-host')).toBeVisible();
  await expect(page.locator('[data-testid=scope-row][data-name="BKP-01"]')).toBeVisible();
  await expect(page.locator('[data-testid=scope-row][data-name="WS-24"]')).toHaveCount(0);
  await page.getByTestId('place-timeline').click();
  await page
    .getByRole('region', { name: 'Timeline', exact: true })
    .getByTestId('chip-host')
    .click();
  await expect(host).toHaveAttribute('aria-pressed', 'false');
});

test('a walk by keyboard alone: buckets, zoom, lanes, a finding, and back', async ({
  workbench,
}) => {
  const { page } = workbench;
  await workbench.openReady();
  await openTimeline(page);
  await page.getByTestId('timeline-chart').focus();
  const tip = page.getByTestId('crosshair-tip');
  await page.keyboard.press('Home');
  await expect(tip).toContainText('2026-03-09 00:00:00Z');
  await page.keyboard.press('ArrowRight');
  await expect(tip).toContainText('2026-03-09 00:30:00Z');
  await page.keyboard.press('Enter');
  const drawer = page.getByTestId('drawer');
  await expect(drawer).toContainText('2026-03-09 00:30:00Z to 2026-03-09 01:00:00Z');
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();
  await expect(page.getByTestId('timeline-chart')).toBeFocused();
  await page.keyboard.press('+');
  await expect(page.getByText('one bucket is 30 min')).toBeHidden();
  await page.keyboard.press('-');
  await expect(page.getByText('one bucket is 30 min')).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Home');
  await expect(tip.locator('.hb-tip-finding')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(drawer).toBeVisible();
});

test('the wheel zooms around the pointer, and Shift with a drag moves', async ({ workbench }) => {
  const { page } = workbench;
  await workbench.openReady();
  await openTimeline(page);
  const plot = await plotBox(page);
  const range = page.getByTestId('timeline-range');
  await page.mouse.move(plot.x + plot.width / 2, plot.y + plot.height / 2);
  await page.mouse.wheel(0, -480);
  await expect(page.getByText('one bucket is 30 min')).toBeHidden();
  await expect(range).toContainText(/^2026-03-10 0[23]:\d\d:00Z to 2026-03-10 2[01]:/);
  await page.keyboard.down('Shift');
  await page.mouse.down();
  await page.mouse.move(plot.x + plot.width * 0.25, plot.y + plot.height / 2, { steps: 4 });
  await page.mouse.up();
  await page.keyboard.up('Shift');
  await expect(range).toContainText(/^2026-03-10 07:[23]\d:00Z to 2026-03-11 01:[23]\d:/);
  await expect(page.getByTestId('chip-time')).toHaveCount(0);
});

test('another zone changes the labels and no data', async ({ workbench }) => {
  const { page } = workbench;
  await workbench.openReady();
  await openTimeline(page);
  const range = page.getByTestId('timeline-range');
  await expect(range).toContainText('labels in UTC');
  const pivot = await script(page, (huntbench: Script) => huntbench.pivot()?.at);
  await page.getByTestId('zone-select').click();
  await page.getByRole('option', { name: 'This machine, UTC+05:30' }).click();
  await expect(range).toContainText('2026-03-09 05:30:00 UTC+05:30');
  await expect(range).toContainText("labels in this machine's zone, UTC+05:30");
  expect(await script(page, (huntbench: Script) => huntbench.pivot()?.at)).toBe(pivot);
});

for (const theme of ['dark', 'light'] as const) {
  test(`narrowed, with lanes and crosshair, it is accessible in the ${theme} theme`, async ({
    workbench,
  }) => {
    const { page } = workbench;
    await workbench.openReady();
    await openTimeline(page);
    if (theme === 'light') await page.keyboard.press('t');
    await brush(page, 0.4, 0.7);
    await page.getByRole('radiogroup', { name: 'Lanes by' }).getByText('Host').click();
    await page.getByTestId('lane-label').first().click();
    await expect(page.getByTestId('chip-host').or(page.getByTestId('chip-time'))).toHaveCount(2);
    await expect(page.locator('.hb-timeline-main[data-stale=false]')).toBeVisible();
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
      .analyze();
    expect(violations.map((v) => [v.id, v.nodes[0]?.html])).toEqual([]);
  });
}
