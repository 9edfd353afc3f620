import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { boxOf, middleOf } from './fixtures/knownPlaces';
import { type Script, script } from './fixtures/script';
import type { WorkbenchPage } from './fixtures/workbench';
import { expect, test } from './fixtures/workbenchTest';

/** The sample case with its first two findings pinned, on the timeline; no mouse. */
async function openStory(workbench: WorkbenchPage): Promise<Page> {
  await workbench.openReady();
  const { page } = workbench;
  await script(page, (huntbench: Script) => huntbench.loadSample().then(() => undefined));
  await page.keyboard.press('3');
  await page.getByTestId('runbook-findings').focus();
  await page.keyboard.press('Enter');
  for (let pinned = 0; pinned < 2; pinned++) {
    await page.getByRole('grid', { name: 'Findings' }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Pin to the story' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
  }
  await page.keyboard.press('4');
  await expect(page.locator('.recharts-bar-rectangle').first()).toBeVisible();
  return page;
}

async function expectAccessible(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    .analyze();
  expect(violations.map((v) => [where, v.id, v.nodes[0]?.html])).toEqual([]);
}

for (const theme of ['dark', 'light'] as const) {
  test(`the view, each step and a picture taken are accessible in the ${theme} theme`, async ({
    workbench,
  }) => {
    const page = await openStory(workbench);
    if (theme === 'light') await page.keyboard.press('t');
    await page.keyboard.press('p');
    await expect(page.getByText('Step 1 of 3')).toBeVisible();
    await expectAccessible(page, 'view');
    for (const step of [2, 3]) {
      await page.keyboard.press('ArrowRight');
      await expect(page.getByText(`Step ${step} of 3`)).toBeVisible();
      await expect(page.locator('[data-picture=story]').getByRole('grid')).toBeVisible();
      await expectAccessible(page, `step ${step}`);
    }
    await Promise.all([page.waitForEvent('download'), page.keyboard.press('s')]);
    await expect(page.getByText(/^Saved sample-case-/)).toBeVisible();
    await expectAccessible(page, 'picture saved');
  });
}

test('Tab stays in what is presented, and the buttons of the foot go through the story', async ({
  workbench,
}) => {
  const page = await openStory(workbench);
  await page.keyboard.press('p');
  await expect(page.getByText('Step 1 of 3')).toBeVisible();
  const next = page.getByRole('button', { name: 'Next step (right arrow)' });
  const stops: string[] = [];
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press('Tab');
    stops.push(
      await page.evaluate(() => {
        const { activeElement } = document;
        if (activeElement?.closest('[data-testid=present]')) return 'presented';
        return activeElement?.outerHTML.slice(0, 200) ?? 'nothing';
      }),
    );
    if (await next.evaluate((button) => button === document.activeElement)) break;
  }
  expect(new Set(stops)).toEqual(new Set(['presented']));
  await expect(next).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Step 2 of 3')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Step 3 of 3')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('present')).toHaveAttribute('data-on', 'false');
});

test('a step says how many records the finding rests on, not how many are listed', async ({
  workbench,
}) => {
  const page = await openStory(workbench);
  await page.keyboard.press('p');
  await page.keyboard.press('ArrowRight');
  const story = page.locator('[data-picture=story]');
  await expect(story).toContainText('Rests on21 records');
  await expect(story).toContainText('The first 6 of 21 records');
});

test('the crosshair stands under the pointer where the chart is shown larger', async ({
  workbench,
}) => {
  const page = await openStory(workbench);
  await page.keyboard.press('p');
  await expect(page.getByText('Step 1 of 3')).toBeVisible();
  const { x, y } = await middleOf(page.getByTestId('timeline-chart'));
  await page.mouse.move(x, y);
  await expect(page.getByTestId('crosshair')).toBeVisible();
  const { x: crosshairX } = await boxOf(page.getByTestId('crosshair'));
  expect(Math.abs(crosshairX - x)).toBeLessThanOrEqual(2);
});

test('the keys work after a choice of the chart was made', async ({ workbench }) => {
  const page = await openStory(workbench);
  await page.getByTestId('executions-choice').getByText('All', { exact: true }).click();
  await page.keyboard.press('p');
  await expect(page.getByTestId('present')).toHaveAttribute('data-on', 'true');
  await page.getByRole('radiogroup', { name: 'Lanes by' }).getByText('Host').click();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText('Step 1 of 3')).toBeVisible();
  await expect(page.getByRole('radio', { name: 'User' })).toBeChecked();
});

test('eight lanes fit without scrolling, with their whole names', async ({ workbench }) => {
  const page = await openStory(workbench);
  for (const isPresenting of [false, true]) {
    if (isPresenting) await page.keyboard.press('p');
    await expect(page.getByTestId('lane-label')).toHaveCount(8);
    await expect
      .poll(() =>
        page
          .getByTestId('timeline-lanes')
          .evaluate((frame) => [
            frame.scrollHeight - frame.clientHeight,
            ...[...frame.querySelectorAll('.hb-lane-name')]
              .filter((name) => name.scrollHeight > name.clientHeight + 1)
              .map((name) => name.textContent),
          ]),
      )
      .toEqual([0]);
  }
});
