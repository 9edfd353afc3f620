import AxeBuilder from '@axe-core/playwright';
import { type Script, script } from './fixtures/script';
import { expect, test } from './fixtures/workbenchTest';

const PLACES = ['evidence', 'coverage', 'runbook', 'timeline', 'sql'] as const;

for (const theme of ['dark', 'light'] as const) {
  test(`every place is accessible in the ${theme} theme`, async ({ workbench }) => {
    const { page } = workbench;
    await workbench.openReady();
    await script(page, (huntbench: Script) => huntbench.loadSample().then(() => undefined));
    if (theme === 'light') await page.getByRole('button', { name: /light theme/i }).click();
    for (const place of PLACES) {
      await page.getByTestId(`place-${place}`).click();
      await expect(page.getByTestId(`place-${place}`)).toHaveAttribute('aria-current', 'page');
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
        .analyze();
      expect(violations.map((v) => [place, v.id, v.nodes[0]?.html])).toEqual([]);
    }
  });
}

test('a click on the chart shows the records of its bucket', async ({ workbench }) => {
  const { page } = workbench;
  await workbench.openReady();
  await script(page, (huntbench: Script) => huntbench.loadSample().then(() => undefined));
  await page.getByTestId('place-timeline').click();
  const chart = page.getByTestId('timeline-chart');
  await chart.waitFor();
  const box = await chart.boundingBox();
  if (!box) throw new Error('The chart has no box.');
  await page.mouse.click(box.x + box.width * 0.4, box.y + box.height * 0.5);
  await expect(page.getByTestId('drawer')).toContainText('executions');
});

test('dragging over the chart zooms, and Escape goes back', async ({ workbench }) => {
  const { page } = workbench;
  await workbench.openReady();
  await script(page, (huntbench: Script) => huntbench.loadSample().then(() => undefined));
  await page.getByTestId('place-timeline').click();
  const chart = page.getByTestId('timeline-chart');
  await chart.waitFor();
  await expect(page.getByText('one bucket is 30 min')).toBeVisible();
  const box = await chart.boundingBox();
  if (!box) throw new Error('The chart has no box.');
  const y = box.y + box.height * 0.5;
  await page.mouse.move(box.x + box.width * 0.5, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.6, y, { steps: 5 });
  await page.mouse.up();
  await expect(page.getByText('one bucket is 30 min')).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(page.getByText('one bucket is 30 min')).toBeVisible();
});

test('a parameter changed on its card runs the hunt again', async ({ workbench }) => {
  const { page } = workbench;
  await workbench.openReady();
  await script(page, (huntbench: Script) => huntbench.loadSample().then(() => undefined));
  await page.getByTestId('place-runbook').click();
  const card = page.getByTestId('hunt-card-log-gaps');
  await card.getByRole('button').first().click();
  const silence = card.getByLabel(/silence of interest/i);
  await silence.fill('6000');
  await silence.press('Enter');
  await expect(page.getByTestId('verdict-log-gaps')).toContainText('Clear');
});
