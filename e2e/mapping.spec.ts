import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { type Script, script } from './fixtures/script';
import { expect, test } from './fixtures/workbenchTest';

const ODD = [
  'klok;doos;wie;prg;baas;regel',
  '12/03/2024 23:59:59.123;ws-07.corp.example;CORP\\ann;C:\\Windows\\cmd.exe;explorer.exe;/c dir',
  '13/03/2024 00:00:00.001;WS-08;bob;calc.exe;-;-',
  '',
].join('\n');

const HEADLESS =
  'ann,10.0.0.1,SUCCESS,2024-03-12 09:00:00\nbob,10.0.0.2,FAILED,2024-03-12 09:00:01\n';

function write(folder: string, name: string, content: string): string {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
}

/** Picks by keyboard, as an analyst without a mouse does. */
async function pick(scope: Locator, label: string, option: string): Promise<void> {
  const input = scope.getByRole('combobox', { name: label, exact: true });
  await input.click();
  await input.fill(option);
  await input.press('ArrowDown');
  await input.press('Enter');
}

async function choose(page: Page, scope: Locator, label: string, option: string): Promise<void> {
  await scope.getByRole('combobox', { name: label, exact: true }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

test('an unknown file is mapped by hand, saved, and the next such file needs no hand', async ({
  workbench,
}, info) => {
  const folder = info.outputPath('evidence');
  await workbench.openReady();
  await workbench.drop(write(folder, 'odd.csv', ODD));
  const { page } = workbench;
  await page.getByRole('button', { name: 'Map fields…' }).first().click();

  const dialog = page.getByRole('dialog', { name: 'Map the fields of odd.csv' });
  await expect(dialog).toContainText('No table chosen yet');
  await expect(dialog.getByTestId('map-time-preview')).toContainText('Read day first');
  await pick(dialog, 'Its records go into', 'process_logs');
  await pick(dialog, 'Field for host', 'doos');
  await pick(dialog, 'Field for user', 'wie');
  await pick(dialog, 'Field for process_name', 'prg');
  await pick(dialog, 'Field for parent_process', 'baas');
  await pick(dialog, 'Field for arguments', 'regel');
  await choose(page, dialog, 'Times without a zone are', 'UTC+01:00');

  const columns = dialog.getByTestId('map-columns');
  const hostRow = columns.getByRole('row').filter({ hasText: /^host/ });
  await expect(hostRow).toContainText('2 filled');
  await expect(hostRow.getByRole('listitem').first()).toHaveText('ws-07.corp.exampleWS-07');
  await expect(columns.getByRole('row').filter({ hasText: /^parent_process/ })).toContainText(
    '1 empty',
  );
  await expect(dialog.getByTestId('map-time-preview')).toContainText('2024-03-12 22:59:59.123Z');
  await expect(dialog.getByTestId('map-time-preview')).toContainText('2 dated');

  const { violations } = await new AxeBuilder({ page })
    .include('.hb-map-dialog')
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    .analyze();
  expect(violations.map((v) => [v.id, v.nodes[0]?.html])).toEqual([]);

  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save mapping file' }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toBe('odd.huntbench-mapping.json');
  const mapping = readFileSync(await saved.path(), 'utf8');
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await expect(dialog).toBeHidden();

  const rows = (name: string) =>
    page.evaluate(async (fileName) => {
      const { huntbench } = globalThis as unknown as { huntbench: Script };
      const id = huntbench.sources().find((source) => source.name === fileName)?.fileId ?? -1;
      const result = await huntbench.sql(
        `select timestamp, host, "user", process_name, parent_process, arguments
         from process_logs where file_id = ${id} order by record`,
      );
      return result.rows;
    }, name);
  const expected = [
    ['2024-03-12T22:59:59.123Z', 'WS-07', 'ann', 'cmd.exe', 'explorer.exe', '/c dir'],
    ['2024-03-12T23:00:00.001Z', 'WS-08', 'bob', 'calc.exe', null, null],
  ];
  await expect.poll(() => rows('odd.csv')).toEqual(expected);

  await expect(page.getByRole('dialog')).toHaveCount(0);
  await workbench.drop(write(folder, 'next.csv', ODD), write(folder, 'kept-mapping.json', mapping));
  await expect.poll(() => rows('next.csv')).toEqual(expected);
  const row = page.getByTestId('intake-row').filter({ hasText: 'kept-mapping.json' }).last();
  await expect(row).toContainText('Mapping, 6 fields');
});

test('a file is read as another source, and back', async ({ workbench }, info) => {
  const text = 'timestamp,host,user,process_name,arguments\n2024-03-12 09:00:00,ws1,ann,a.exe,-x\n';
  await workbench.openReady();
  await workbench.drop(write(info.outputPath('evidence'), 'process_logs.csv', text));
  const { page } = workbench;
  await page.getByRole('button', { name: 'process_logs.csv' }).click();
  const drawer = page.getByTestId('drawer');
  const source = () => script(page, (huntbench: Script) => huntbench.sources()[0]?.source);
  await choose(page, drawer, 'What it is', 'A table of its own');
  await drawer.getByRole('button', { name: 'Read again' }).click();
  await expect.poll(source).toBe('table');
  await choose(page, drawer, 'What it is', 'As recognised');
  await drawer.getByRole('button', { name: 'Read again' }).click();
  await expect.poll(source).toBe('process-logs');
});

test('a file without a header asks for its field list', async ({ workbench }, info) => {
  await workbench.openReady();
  await workbench.drop(write(info.outputPath('evidence'), 'logons.csv', HEADLESS));
  const { page } = workbench;
  await page.getByRole('button', { name: 'Name its fields…' }).click();
  const form = page.getByRole('region', { name: 'Names of the fields' });
  await expect(form).toContainText('name its 4 fields');
  await expect(form.getByRole('list')).toContainText('10.0.0.1');
  const names = form.getByRole('textbox', { name: 'Field names, comma separated' });
  await names.fill('user, source_ip, status');
  await expect(form).toContainText('You named 3 of 4 fields.');
  await expect(form.getByRole('button', { name: 'Name the fields' })).toBeDisabled();
  await names.fill('user, source_ip, status, timestamp');
  await form.getByRole('button', { name: 'Name the fields' }).click();
  const report = () => script(page, (huntbench: Script) => huntbench.sources()[0]);
  await expect.poll(report).toMatchObject({ source: 'auth-logs', loaded: 2, undated: 0 });
});
