import path from 'node:path';
import type { Page } from '@playwright/test';
import { dropFiles } from './fixtures/dropFiles';
import { type Script, script } from './fixtures/script';
import { later, writeExecutions, writeFile, writeLogons } from './fixtures/smallLogs';
import { expect, test } from './fixtures/workbenchTest';

const START = '2026-03-10 09:00:00.000';
const ODD = 'klok;wie;prg\n2026-03-10 09:00:00;ann;calc.exe\n';

const statuses = (page: Page) =>
  script(page, (huntbench: Script) =>
    huntbench.sources().map(({ name, status }) => [name, status]),
  );

async function openPalette(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k');
}

const DIALOGS: readonly [what: string, open: (page: Page) => Promise<void>][] = [
  ['the command palette', openPalette],
  ['the help', (page) => page.keyboard.press('?')],
  ['the network proof', (page) => page.getByTestId('network-badge').click()],
];

for (const [what, open] of DIALOGS) {
  test(`files dropped while ${what} is open are taken, and said to be`, async ({
    workbench,
  }, info) => {
    const { page } = workbench;
    await workbench.openReady();
    await open(page);
    const dialog = page.getByRole('dialog');
    await expect(dialog).toBeVisible();
    await workbench.drop(writeLogons(info.outputPath('in'), [{ at: START }]));
    await expect(page.getByText('1 file arrived and is being loaded.')).toBeVisible();
    await expect(dialog).toBeVisible();
    await expect.poll(() => statuses(page)).toEqual([['auth_logs.csv', 'loaded']]);
  });
}

test('files dropped on the mapping dialog are taken, and what was chosen in it stays', async ({
  workbench,
}, info) => {
  const { page } = workbench;
  const folder = info.outputPath('in');
  await workbench.openReady();
  await workbench.drop(writeFile(folder, 'odd.csv', ODD));
  await page.getByRole('button', { name: 'Map fields…' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Map the fields of odd.csv' });
  const table = dialog.getByRole('combobox', { name: 'Its records go into', exact: true });
  await table.click();
  await page.getByRole('option', { name: /^process_logs/ }).click();
  await expect(table).toHaveValue(/process_logs/);
  await workbench.drop(writeLogons(folder, [{ at: START }, { at: later(START, 1_000) }]));
  await expect(page.getByText('1 file arrived and is being loaded.')).toBeVisible();
  await expect
    .poll(() => statuses(page))
    .toEqual([
      ['odd.csv', 'loaded'],
      ['auth_logs.csv', 'loaded'],
    ]);
  await expect(table).toHaveValue(/process_logs/);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByTestId('intake-row')).toHaveCount(2);
});

test('a file dropped on the SQL editor is evidence, not text', async ({ workbench }, info) => {
  const { page } = workbench;
  await workbench.openReady();
  await page.getByTestId('place-sql').click();
  const editor = page.getByTestId('sql-editor').locator('.cm-content');
  await editor.waitFor();
  const before = await editor.innerText();
  const box = await editor.boundingBox();
  await dropFiles(page, [writeLogons(info.outputPath('in'), [{ at: START }])], {
    x: (box?.x ?? 0) + 40,
    y: (box?.y ?? 0) + 10,
  });
  await expect.poll(() => statuses(page)).toEqual([['auth_logs.csv', 'loaded']]);
  await page.getByTestId('place-sql').click();
  expect(await editor.innerText()).toBe(before);
});

test('files dropped while hunts are running load too, and the hunts run over them', async ({
  workbench,
}, info) => {
  const { page } = workbench;
  const folder = info.outputPath('in');
  await workbench.openReady();
  const rows = Array.from({ length: 40 }, (_, i) => ({ at: later(START, i * 60_000) }));
  await workbench.drop(writeLogons(folder, rows));
  await expect(page.getByText(/^Hunting: /)).toBeVisible();
  expect(await script(page, (huntbench: Script) => huntbench.sources().length)).toBe(1);
  const macro = { at: START, process: 'powershell.exe', parent: 'winword.exe' };
  await workbench.drop(writeExecutions(folder, [macro]), writeFile(folder, 'odd.csv', ODD));
  await expect
    .poll(() => statuses(page))
    .toEqual([
      ['auth_logs.csv', 'loaded'],
      ['process_logs.csv', 'loaded'],
      ['odd.csv', 'loaded'],
    ]);
  await expect
    .poll(() =>
      script(page, (huntbench: Script) =>
        huntbench.findings('lotl-parent-child').map(({ rows: [row] }) => row?.file),
      ),
    )
    .toEqual(['process_logs.csv']);
});

test('a file dropped while a folder dropped before is still being read takes nothing from it', async ({
  workbench,
}, info) => {
  const { page } = workbench;
  const folder = info.outputPath('deep');
  for (let i = 0; i < 600; i++) writeFile(path.join(folder, `${i}`), 'Thumbs.db', '');
  writeLogons(path.join(folder, 'last'), [{ at: START }]);
  await workbench.openReady();
  await workbench.drop(folder);
  await workbench.drop(writeExecutions(info.outputPath('in'), [{ at: START }]));
  await expect
    .poll(() => statuses(page))
    .toEqual([
      ['process_logs.csv', 'loaded'],
      ['auth_logs.csv', 'loaded'],
    ]);
});

test('a file dropped while the file chooser is open is taken', async ({ workbench }, info) => {
  const { page } = workbench;
  await workbench.openReady();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose files' }).click();
  await chooser;
  await workbench.drop(writeLogons(info.outputPath('in'), [{ at: START }]));
  await expect.poll(() => statuses(page)).toEqual([['auth_logs.csv', 'loaded']]);
});

test('a drop without a file is answered', async ({ workbench }, info) => {
  const { page } = workbench;
  await workbench.openReady();
  const folder = info.outputPath('empty');
  writeFile(folder, 'Thumbs.db', '');
  await workbench.drop(folder);
  await expect(page.getByText('There was no file in what was dropped.')).toBeVisible();
});

test('files that hang above a dialog are invited, until they leave', async ({
  workbench,
}, info) => {
  const { page } = workbench;
  await workbench.openReady();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  const session = await page.context().newCDPSession(page);
  const data = {
    items: [],
    files: [writeLogons(info.outputPath('in'), [{ at: START }])],
    dragOperationsMask: 1,
  };
  const hang = (type: 'dragEnter' | 'dragOver', x: number) =>
    session.send('Input.dispatchDragEvent', { type, x, y: 400, data });
  const curtain = page.getByText('Drop to load into this case');
  await hang('dragEnter', 700);
  for (const x of [300, 720, 20]) {
    await hang('dragOver', x);
    await expect(curtain).toBeVisible();
  }
  await hang('dragOver', -5);
  await expect(curtain).toHaveCount(0);
  await expect.poll(() => statuses(page)).toEqual([]);
});
