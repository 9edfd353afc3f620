import { readFileSync } from 'node:fs';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { type Script, script } from './fixtures/script';
import { expect, test } from './fixtures/workbenchTest';

test('exports the evidence and the hunts for a workstation as one zip', async ({
  workbench,
}, testInfo) => {
  await workbench.openReady();
  const { page } = workbench;
  await script(page, (huntbench: Script) => huntbench.loadSample().then(() => undefined));
  await page.keyboard.press('1');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export for a workstation' }).click(),
  ]);
  const file = path.join(testInfo.outputDir, 'workstation.zip');
  await download.saveAs(file);
  const names = Object.keys(unzipSync(readFileSync(file)));
  expect(names).toEqual(
    expect.arrayContaining([
      'README.txt',
      'run.sql',
      'schema.sql',
      'load-clickhouse.sql',
      'evidence/auth_logs.csv',
      'evidence/argument_entropy.csv',
      'hunts/kill-chain.sql',
    ]),
  );
  await expect(page.getByRole('button', { name: 'Export for a workstation' })).toBeEnabled();
});
