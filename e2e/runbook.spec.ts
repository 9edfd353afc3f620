import AxeBuilder from '@axe-core/playwright';
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { SampleTruth } from '../build/sample-case/sampleTruth';
import type { WorkbenchPage } from './fixtures/workbench';
import { type Script, script } from './fixtures/script';
import { expect, test } from './fixtures/workbenchTest';

const truth = JSON.parse(
  readFileSync(new URL('./data/sample-truth.json', import.meta.url), 'utf8'),
) as SampleTruth;

const CORRELATIONS = {
  A: 'impact-file-spike',
  B: 'recovery-inhibition',
  C: 'remote-execution',
  D: 'credential-abuse',
  E: 'privilege-change',
  F: 'cloudflare-upload',
};

async function openSample(workbench: WorkbenchPage): Promise<Page> {
  await workbench.openReady();
  await script(workbench.page, (huntbench: Script) => huntbench.loadSample().then(() => undefined));
  await workbench.page.getByTestId('place-runbook').click();
  return workbench.page;
}

function openHunt(page: Page, id: string): Promise<void> {
  return page.getByTestId(`hunt-card-${id}`).getByRole('button').first().click();
}

async function downloadName(page: Page, button: string): Promise<string> {
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  return (await downloading).suggestedFilename();
}

test('the six correlations stand on one screen, with letter, verdict and answer', async ({
  workbench,
}) => {
  const page = await openSample(workbench);
  for (const [letter, id] of Object.entries(CORRELATIONS)) {
    const card = page.getByTestId(`hunt-card-${id}`);
    await expect(card.getByText(letter, { exact: true })).toBeVisible();
    await expect(card.getByTestId(`verdict-${id}`)).toHaveText('Hits');
    await expect(card).toContainText(/\d+ findings? on \d+ hosts?/);
    await expect(card).toBeInViewport({ ratio: 1 });
  }
  await expect(page.getByTestId('hunt-card-recovery-inhibition')).toContainText(
    'T1685.005 (was T1070.001)',
  );
});

test('an opened hunt tells what its answer rests on, and Escape leads back to its card', async ({
  workbench,
}) => {
  const page = await openSample(workbench);
  await openHunt(page, 'recovery-inhibition');
  const answer = page.getByRole('region', { name: 'Answer' });
  await expect(answer).toContainText('process_logs');
  await expect(answer).toContainText('arguments');
  await expect(answer).toContainText('Result export');
  await expect(answer).toContainText(/No control_logs in the evidence\. Export/);
  await page.keyboard.press('Escape');
  const card = page.getByTestId('hunt-card-recovery-inhibition');
  await expect(card.getByRole('button').first()).toBeFocused();
});

test('a finding is set aside with a reason, and taken back', async ({ workbench }) => {
  const page = await openSample(workbench);
  await openHunt(page, 'recovery-inhibition');
  const counted = page.getByRole('region', { name: 'Findings' }).getByRole('status');
  const before = await counted.textContent();
  await page.getByTestId('finding-row').first().click();
  await page.getByRole('button', { name: 'Set aside…' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByTestId('set-aside-preview')).toContainText(/Sets \d+ findings? aside/);
  const submit = dialog.getByRole('button', { name: 'Set aside', exact: true });
  await expect(submit).toBeDisabled();
  await dialog.getByLabel('Reason').fill('Nightly job of the backup team');
  await submit.click();
  await expect(page.getByTestId('drawer')).toContainText('Set aside by a rule');
  await expect(dialog).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(counted).not.toHaveText(before ?? '');

  const group = page.getByTestId('set-aside');
  await group.getByRole('button', { name: /\d+ set aside by rules/ }).click();
  await expect(group).toContainText('Nightly job of the backup team');
  await group.getByRole('button', { name: /^Take back/ }).click();
  await expect(group).toBeHidden();
  await expect(counted).toHaveText(before ?? '');
});

test('a linked finding is one click away', async ({ workbench }) => {
  const page = await openSample(workbench);
  await openHunt(page, 'recovery-inhibition');
  await page.getByTestId('finding-row').first().click();
  const drawer = page.getByTestId('drawer');
  await expect(drawer).toContainText('Backups, recovery and logs destroyed');
  await drawer.getByRole('region', { name: 'Linked findings' }).getByRole('button').first().click();
  await expect(drawer).not.toContainText('Backups, recovery and logs destroyed');
});

test('the scope names a planted host, what to do, and the findings for it', async ({
  workbench,
}) => {
  const page = await openSample(workbench);
  await page.getByTestId('runbook-scope').click();
  const host = truth.exfil[0]?.host ?? '';
  const row = page.locator(`[data-testid="scope-row"][data-name="${host}"]`);
  await expect(row).toContainText(`Isolate ${host}`);
  await expect(row.getByRole('button', { name: `${host}, encrypted` })).toContainText('Critical');
  await row.getByTestId('scope-hint').first().click();
  await expect(page.getByTestId('only-filter')).toContainText(`Isolate ${host}`);
  await expect(page.getByTestId('finding-row').first()).toContainText(host);
  await page.getByTestId('only-filter').click();
  await expect(page.getByTestId('only-filter')).toBeHidden();
});

test('the scope and the techniques can be taken along', async ({ workbench }) => {
  const page = await openSample(workbench);
  await page.getByTestId('runbook-scope').click();
  expect(await downloadName(page, 'Scope as CSV')).toMatch(/\.csv$/);
  expect(await downloadName(page, 'Navigator layer')).toMatch(/\.json$/);
});

test('j, k and Enter walk the cards and the scope', async ({ workbench }) => {
  const page = await openSample(workbench);
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Answer' })).toBeVisible();
  await expect(page.getByTestId('hunt-card-impact-file-spike')).toBeVisible();
  await page.getByTestId('runbook-scope').click();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('only-filter')).toBeVisible();
});

test('an empty scope says that nothing was asked yet', async ({ workbench }) => {
  await workbench.openReady();
  const { page } = workbench;
  await page.getByTestId('place-runbook').click();
  await page.getByTestId('runbook-scope').click();
  await expect(page.getByText('No scope yet: no hunt has run')).toBeVisible();
});

for (const theme of ['dark', 'light'] as const) {
  test(`every view of the runbook is accessible in the ${theme} theme`, async ({ workbench }) => {
    const page = await openSample(workbench);
    if (theme === 'light') await page.getByRole('button', { name: /light theme/i }).click();
    const check = async (view: string): Promise<void> => {
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
        .analyze();
      expect(violations.map((v) => [view, v.id, v.nodes[0]?.html])).toEqual([]);
    };
    await page.getByTestId('runbook-findings').click();
    await check('findings');
    await page.getByTestId('runbook-scope').click();
    await check('scope');
    await page.getByTestId('runbook-hunts').click();
    await openHunt(page, 'recovery-inhibition');
    await page.getByTestId('finding-row').first().click();
    await expect(page.getByRole('region', { name: 'Linked findings' })).toBeVisible();
    await check('hunt and finding');
    await page.getByRole('button', { name: 'Set aside…' }).click();
    await page.getByLabel('Reason').fill('Nightly job');
    await expect(page.getByRole('dialog')).toHaveCSS('opacity', '1');
    await check('set aside');
    await page.getByRole('button', { name: 'Set aside', exact: true }).click();
    await expect(page.getByRole('dialog')).toBeHidden();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /set aside by rules/ }).click();
    await check('rules');
  });
}
