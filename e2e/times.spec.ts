import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Script, script } from './fixtures/script';
import { expect, test } from './fixtures/workbenchTest';

const HEADER = 'timestamp,host,user,process_name,parent_process,arguments\n';
const RECORDS = 40;
const HALF_PAST_FIVE_MS = 330 * 60_000;

function starts(timeText: (ms: number) => string): string {
  const rows = Array.from({ length: RECORDS }, (_, i) => {
    const ms = Date.UTC(2024, 2, 4, 8, i * 7);
    return `${timeText(ms)},WS1,alice,cmd.exe,explorer.exe,/c step ${i}\n`;
  });
  return HEADER + rows.join('');
}

const UTC = starts((ms) => new Date(ms).toISOString());
const LOCAL = starts((ms) => new Date(ms + HALF_PAST_FIVE_MS).toISOString().slice(0, 19));
const EITHER =
  'timestamp,user,source_ip,status\n05/06/2025 09:00:00,alice,10.0.0.5,SUCCESS\n05/06/2025 09:05:00,bob,10.0.0.6,FAILED\n';

test('a question about dates and an offered zone are answered with a button', async ({
  workbench,
}, info) => {
  const folder = info.outputPath('evidence');
  mkdirSync(folder, { recursive: true });
  const files = { 'process_utc.csv': UTC, 'process_local.csv': LOCAL, 'auth_logs.csv': EITHER };
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  await workbench.openReady();
  await workbench.drop(folder);
  const { page } = workbench;
  await expect(page.getByTestId('intake-row')).toHaveCount(3);

  const zone = page.getByRole('region', { name: 'Question: zone' });
  await expect(zone).toContainText(
    '40 of 40 records that are also in "process_utc.csv" stand exactly 5 h 30 min later than there',
  );
  const dates = page.getByRole('region', { name: 'Question: date order' });
  await expect(dates).toContainText('Is 05/06/2025 5 June or 6 May?');
  const timesOf = (name: string) =>
    script(page, (huntbench: Script) =>
      huntbench.sources().map((s) => ({ name: s.name, first: s.firstSeen, undated: s.undated })),
    ).then((sources) => sources.find((source) => source.name.endsWith(name)));
  expect(await timesOf('process_local.csv')).toMatchObject({ first: '2024-03-04T13:30:00.000Z' });
  expect(await timesOf('auth_logs.csv')).toMatchObject({ first: null, undated: 2 });

  await dates.getByRole('button', { name: '5 June: day first' }).click();
  await expect(dates).toHaveCount(0);
  await expect
    .poll(() => timesOf('auth_logs.csv'))
    .toMatchObject({
      first: '2025-06-05T09:00:00.000Z',
      undated: 0,
    });

  await page.getByRole('button', { name: 'process_local.csv' }).click();
  const drawer = page.getByTestId('drawer');
  await drawer.getByRole('button', { name: 'Read as UTC+05:30' }).click();
  await expect
    .poll(() => timesOf('process_local.csv'))
    .toMatchObject({
      first: '2024-03-04T08:00:00.000Z',
    });
  await expect(page.getByRole('region', { name: 'Question: zone' })).toHaveCount(0);
  await expect(drawer).toContainText('Times without a zone were taken as UTC+05:30, as chosen.');
});
