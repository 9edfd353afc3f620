import { readFileSync } from 'node:fs';
import type { SampleTruth } from '../build/sample-case/sampleTruth';
import { type Script, script } from './fixtures/script';
import { expect, test } from './fixtures/workbenchTest';

const truth = JSON.parse(
  readFileSync(new URL('./data/sample-truth.json', import.meta.url), 'utf8'),
) as SampleTruth;

test('the sample case, from click to answers to timeline', async ({ workbench }) => {
  const { page } = workbench;
  await workbench.openReady();
  await page.getByTestId('sample-button').click();

  await expect(page.getByTestId('intake-row')).toHaveCount(truth.files.length);
  await page.getByTestId('place-runbook').click();
  await expect(page.getByTestId('verdict-lotl-parent-child')).toContainText('Hits');
  await expect(page.getByTestId('verdict-kill-chain')).toContainText('Hits');

  await page.getByTestId('place-timeline').click();
  await expect(page.getByTestId('timeline-chart')).toBeVisible();
  const shown = truth.pivot.at.replace('T', ' ');
  await expect(page.getByTestId('pivot-note')).toContainText(shown);
  await expect(page.getByTestId('pivot-note')).toContainText(truth.pivot.user);
});

test('a finding leads to its original records and back', async ({ workbench }) => {
  const { page } = workbench;
  await workbench.openReady();
  await script(page, (huntbench: Script) => huntbench.loadSample().then(() => undefined));
  await page.getByTestId('place-runbook').click();
  await page.getByTestId('runbook-findings').click();
  await page.getByTestId('finding-row').first().click();
  const drawer = page.getByTestId('drawer');
  const file = await script(page, (huntbench: Script) => huntbench.findings()[0]?.rows[0]?.file);
  await expect(drawer).toContainText(file ?? 'no file');
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();
  await expect(page.getByTestId('findings-grid')).toBeVisible();
});

test('the scripting interface gives findings with their records, and the pivot', async ({
  workbench,
}) => {
  await workbench.openReady();
  const answers = await script(workbench.page, async (huntbench: Script) => {
    await huntbench.loadSample();
    const [chain] = huntbench.findings('exfil-chain');
    const evidence = await huntbench.evidence(chain?.id ?? '', { maxRows: 1000 });
    return { pivot: huntbench.pivot(), chain, evidence };
  });
  expect(answers.pivot).toMatchObject({ at: truth.pivot.at, user: truth.pivot.user });
  expect(answers.chain?.host).toBe(truth.exfil[0]?.host);
  expect(answers.evidence.rows).toHaveLength(answers.chain?.rows.length ?? -1);
});

test('the console runs SQL and cannot leave the sandbox', async ({ workbench }) => {
  await workbench.openReady();
  const outcome = await script(workbench.page, async (huntbench: Script) => {
    const one = await huntbench.sql('select 1 as one');
    const outside = await huntbench
      .sql("select * from read_csv('https://example.com/a.csv')")
      .then(() => 'answered')
      .catch((error: Error) => error.message);
    return { one, outside };
  });
  expect(outcome.one).toEqual({ columns: ['one'], rows: [[1]], truncated: false });
  expect(outcome.outside).toContain('disabled by configuration');
});

test('a changed parameter runs its hunt again', async ({ workbench }) => {
  await workbench.openReady();
  const runs = await script(workbench.page, async (huntbench: Script) => {
    await huntbench.loadSample();
    return huntbench.runHunts({
      ids: ['log-gaps'],
      params: { 'log-gaps': { gap_minutes: 6_000 } },
    });
  });
  expect(runs[0]).toMatchObject({ huntId: 'log-gaps', status: 'clear', findings: 0 });
});
