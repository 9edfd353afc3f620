import AxeBuilder from '@axe-core/playwright';
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { leaksIn, leaksOnPage, originalsOf } from './fixtures/originals';
import { type Script, script } from './fixtures/script';
import type { WorkbenchPage } from './fixtures/workbench';
import { expect, test } from './fixtures/workbenchTest';

interface Case {
  readonly page: Page;
  readonly originals: readonly string[];
}

/** The sample case, with the names it must not show. */
async function openSample(workbench: WorkbenchPage): Promise<Case> {
  await workbench.openReady();
  const { page } = workbench;
  await script(page, (huntbench: Script) => huntbench.loadSample().then(() => undefined));
  return { page, originals: await originalsOf(page) };
}

async function redact(page: Page): Promise<void> {
  await page.keyboard.press('r');
  await expect(page.getByTestId('redaction-switch')).toHaveText('Redacted');
}

async function expectClean({ page, originals }: Case, where: string): Promise<void> {
  await expect
    .poll(() => leaksOnPage(page, originals), { message: `names shown in ${where}` })
    .toEqual([]);
}

function goTo(page: Page, place: string): Promise<void> {
  return page.getByTestId(`place-${place}`).click();
}

async function saved(
  page: Page,
  start: () => Promise<void>,
): Promise<{ name: string; text: string }> {
  const downloading = page.waitForEvent('download');
  await start();
  const download = await downloading;
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
}

async function command(page: Page, label: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByLabel('Search commands').fill(label);
  await page.getByLabel('Search commands').press('ArrowDown');
  await page.getByLabel('Search commands').press('Enter');
}

test('no screen of the sample case shows a name while redacted', async ({ workbench }) => {
  test.setTimeout(300_000);
  const sample = await openSample(workbench);
  const { page, originals } = sample;
  await goTo(page, 'runbook');
  await page.getByTestId('runbook-findings').click();
  expect((await leaksOnPage(page, originals)).length, 'names before').toBeGreaterThan(5);
  await redact(page);
  await expectClean(sample, 'findings');

  await goTo(page, 'evidence');
  await page.getByTestId('intake-row').first().click();
  await expectClean(sample, 'evidence with the ledger of a file');
  await page.keyboard.press('Escape');
  await goTo(page, 'coverage');
  await page.getByRole('table').first().waitFor();
  await expectClean(sample, 'coverage');

  await goTo(page, 'timeline');
  await page.getByTestId('timeline-chart').waitFor();
  await page.getByTestId('pivot-note').waitFor();
  await expectClean(sample, 'timeline');
  await page.getByText('Table', { exact: true }).click();
  await expectClean(sample, 'timeline as a table');
  await page
    .getByTestId('pivot-note')
    .getByRole('button', { name: /records/i })
    .first()
    .click();
  await expect(page.getByTestId('drawer').getByRole('grid')).toBeVisible();
  await expectClean(sample, 'records of the pivot point');
  await page.keyboard.press('Escape');

  await goTo(page, 'sql');
  await page.getByTestId('sql-run').click();
  await expect(page.getByTestId('sql-grid').getByRole('gridcell').first()).toBeVisible();
  await expectClean(sample, 'SQL with a result');

  await command(page, 'Keyboard help');
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectClean(sample, 'help');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await command(page, 'Proof that there is no network');
  await expect(page.getByTestId('network-proof')).toContainText('Policy in force');
  await expectClean(sample, 'network proof');
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('network-proof')).toBeHidden();
  await command(page, 'Redaction:');
  await expect(page.getByRole('dialog', { name: 'Redaction' })).toContainText('Machines');
  await expectClean(sample, 'redaction');
});

test('no hunt of the sample case shows a name while redacted', async ({ workbench }) => {
  test.setTimeout(400_000);
  const sample = await openSample(workbench);
  const { page } = sample;
  await redact(page);
  await goTo(page, 'runbook');
  await page.getByTestId('runbook-scope').click();
  await expect(page.getByTestId('scope-row').first()).toBeVisible();
  await expectClean(sample, 'scope');
  await page.getByTestId('runbook-hunts').click();
  const ids = await script(page, (huntbench: Script) => huntbench.runs().map((run) => run.huntId));
  for (const id of ids) {
    await page.getByTestId(`hunt-card-${id}`).getByRole('button').first().click();
    await expectClean(sample, id);
    for (const tab of ['SQL', 'In your SIEM', 'Limits and next steps']) {
      await page.getByRole('tab', { name: tab }).click();
      await expectClean(sample, `${tab} of ${id}`);
    }
    const rows = page.getByTestId('finding-row');
    if ((await rows.count()) > 0) {
      await rows.first().click();
      await expect(page.getByTestId('drawer').getByRole('grid')).toBeVisible();
      await expectClean(sample, `a finding of ${id}`);
      await page.keyboard.press('Escape');
    }
    await page.keyboard.press('Escape');
  }
});

test('dialogs and fields show no name, and what was typed comes back', async ({ workbench }) => {
  const sample = await openSample(workbench);
  const { page } = sample;
  await goTo(page, 'runbook');
  await page.getByTestId('runbook-findings').click();
  const search = page.getByLabel('Search findings');
  await search.fill('WS-09');
  await page.getByTestId('redaction-switch').click();
  await expect(search).toHaveValue(/^HOST-\d\d$/);
  await expect(search).not.toBeEditable();
  await expectClean(sample, 'a search for a name');
  await page.getByTestId('redaction-switch').click();
  await expect(search).toHaveValue('WS-09');
  await search.fill('');
  await page.getByTestId('redaction-switch').click();

  await page.getByTestId('finding-row').first().click();
  await page.getByRole('button', { name: 'Set aside…' }).click();
  await expect(page.getByRole('dialog').getByTestId('set-aside-preview')).toBeVisible();
  await expectClean(sample, 'setting a finding aside');
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.keyboard.press('Escape');

  await goTo(page, 'evidence');
  await page.getByTestId('intake-row').first().click();
  await page.getByRole('button', { name: 'Map fields…' }).click();
  await expect(page.getByRole('dialog').getByTestId('map-columns')).toBeVisible();
  await expectClean(sample, 'mapping a file');
});

test('redaction leaves the place, the drawer and typed SQL where they are', async ({
  workbench,
}) => {
  const { page } = await openSample(workbench);
  await goTo(page, 'sql');
  const editor = page.getByTestId('sql-editor').getByRole('textbox');
  await editor.click();
  await page.keyboard.press('Control+a');
  await page.keyboard.type(
    "select host, 'FS-01' as typed from process_logs where host = 'FS-01' limit 3",
  );
  await page.getByTestId('redaction-switch').click();
  await expect(editor).toContainText(/'HOST-\d\d' as typed/);
  await expect(editor).toHaveAttribute('aria-readonly', 'true');
  await page.getByTestId('sql-run').click();
  const cells = page.getByTestId('sql-grid').getByRole('gridcell');
  await expect(cells).toHaveCount(6);
  await expect(cells.first()).toHaveText(/^HOST-\d\d$/);

  await cells.first().click();
  await page.evaluate(() => {
    Object.defineProperty(navigator.clipboard, 'writeText', {
      value: (text: string) => Promise.resolve(void (document.body.dataset['copied'] = text)),
    });
  });
  await page.keyboard.press('Control+c');
  await expect(page.locator('body')).toHaveAttribute('data-copied', /^HOST-\d\d$/);

  await page.getByTestId('redaction-switch').click();
  await expect(editor).toContainText("'FS-01' as typed");
  await editor.click();
  await page.keyboard.press('Control+z');
  await expect(editor).not.toContainText('limit 3');
  await expect(cells.first()).toHaveText('FS-01');

  await goTo(page, 'runbook');
  await page.getByTestId('runbook-findings').click();
  await page.getByTestId('finding-row').first().click();
  const drawer = page.getByTestId('drawer');
  await expect(drawer.getByRole('grid')).toBeVisible();
  await redact(page);
  await expect(drawer).toContainText(/HOST-\d\d/);
  await expect(page.getByTestId('place-runbook')).toHaveAttribute('aria-current', 'page');
});

test('what leaves the page while redacted holds no name, but for the key', async ({
  workbench,
}) => {
  const sample = await openSample(workbench);
  const { page, originals } = sample;
  await redact(page);
  await goTo(page, 'runbook');
  await page.getByTestId('runbook-scope').click();
  await goTo(page, 'sql');
  const files = [
    await saved(page, async () => {
      await page.getByTestId('sql-run').click();
      await page.getByRole('button', { name: 'Export CSV' }).click();
    }),
    await saved(page, () => command(page, 'Export the ledger of all files as JSON')),
    await saved(page, () => command(page, 'Export the ledger of all files as CSV')),
  ];
  await goTo(page, 'runbook');
  for (const name of ['Scope as CSV', 'Navigator layer']) {
    files.push(await saved(page, () => page.getByRole('button', { name }).click()));
  }
  for (const { name, text } of files) {
    expect(text.length, name).toBeGreaterThan(100);
    expect(leaksIn(`${name}\n${text}`, originals), name).toEqual([]);
  }
  expect(files[0]?.text).toMatch(/^\ufeffhost,records/);
  expect(files[0]?.text).toMatch(/HOST-\d\d/);

  await page.getByRole('button', { name: 'Redaction settings' }).click();
  const dialog = page.getByRole('dialog', { name: 'Redaction' });
  await dialog.getByLabel('Further words, one a line').fill('SQL-01\nBerths of the north');
  await dialog.getByRole('button', { name: 'Redact these too' }).click();
  await expect(dialog.getByText('NAME-01')).toBeVisible();
  await dialog.getByRole('button', { name: 'Export the key…' }).click();
  const key = await saved(page, () =>
    dialog.getByRole('button', { name: 'Save the key as CSV' }).click(),
  );
  expect(key.name).toBe('sample-case-redaction-key.csv');
  expect(key.text).toContain('label,kind,original');
  expect(key.text).toContain('Berths of the north');
  expect(leaksIn(key.text, originals)).not.toEqual([]);
});

for (const theme of ['dark', 'light'] as const) {
  test(`redaction is accessible in the ${theme} theme`, async ({ workbench }) => {
    const { page } = await openSample(workbench);
    if (theme === 'light') await page.getByRole('button', { name: /light theme/i }).click();
    await redact(page);
    await goTo(page, 'sql');
    const check = async (view: string): Promise<void> => {
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
        .analyze();
      expect(violations.map((v) => [view, v.id, v.nodes[0]?.html])).toEqual([]);
    };
    await check('SQL');
    await page.getByRole('button', { name: 'Redaction settings' }).click();
    const dialog = page.getByRole('dialog', { name: 'Redaction' });
    await expect(dialog).toContainText('Internal addresses');
    await dialog.getByRole('button', { name: 'Export the key…' }).click();
    await expect(dialog).toHaveCSS('opacity', '1');
    await check('dialog');
  });
}
