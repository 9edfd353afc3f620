import type { Page } from '@playwright/test';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Colour, coloursAt, distance } from './fixtures/pixels';
import { expect, test } from './fixtures/workbenchTest';

const FAILURES: Colour = [0xe6, 0x9f, 0x00];
const EXECUTIONS: Colour = [0x56, 0xb4, 0xe9];
/** Smoothing at the edges of shapes. */
const NEAR = 40;

const time = (minutes: number): string => new Date(Date.UTC(2026, 2, 9, 8, minutes)).toISOString();

/** An hour: forty failures in its first minute, one in its last, and five executions every minute. */
const LOGONS = [
  'timestamp,host,user,source_ip,status',
  ...Array.from({ length: 40 }, () => `${time(0)},WS1,ann,10.0.0.5,failure`),
  `${time(59)},WS1,ann,10.0.0.5,failure`,
].join('\n');
const STARTS = [
  'timestamp,host,user,process_name,parent_process,arguments',
  ...Array.from(
    { length: 300 },
    (_, i) => `${time(Math.floor(i / 5))},WS1,ann,notepad.exe,explorer.exe,note ${i}.txt`,
  ),
].join('\n');

for (const theme of ['dark', 'light'] as const) {
  test(`bars, line and coverage have the colours of their series in the ${theme} theme`, async ({
    workbench,
  }, info) => {
    const folder = info.outputPath('known');
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'auth_logs.csv'), LOGONS);
    writeFileSync(path.join(folder, 'process_logs.csv'), STARTS);
    const { page } = workbench;
    await workbench.openReady();
    await workbench.drop(folder);
    await expect(page.getByTestId('intake-row')).toHaveCount(2);
    await page.getByTestId('place-timeline').click();
    await page.getByTestId('lanes-picture').waitFor();
    if (theme === 'light') await page.keyboard.press('t');
    await page.getByTestId('executions-choice').getByText('All', { exact: true }).click();
    await expect(page.locator('.hb-timeline-main[data-stale=false]')).toBeVisible();
    await expect(page.locator('.hb-legend').first()).toContainText('right axis: 300');
    await expect(page.getByText(/one bucket is/)).toContainText('30 s');

    // The chart settles a few frames after its numbers: its size, then its colours.
    await expect
      .poll(async () => {
        const { bar, line, coverage } = await drawnColours(page);
        return {
          isBar: distance(bar, FAILURES) < NEAR,
          hasNoBarWhereNothingFailed: line.every((colour) => distance(colour, FAILURES) >= NEAR),
          hasLine: line.some((colour) => distance(colour, EXECUTIONS) < 2 * NEAR),
          isCovered: distance(coverage, EXECUTIONS) < NEAR,
        };
      })
      .toEqual({
        isBar: true,
        hasNoBarWhereNothingFailed: true,
        hasLine: true,
        isCovered: true,
      });
  });
}

interface DrawnColours {
  /** In the first bucket, below the middle of the chart. */
  readonly bar: Colour;
  /** From top to bottom where there are executions and no failures. */
  readonly line: readonly Colour[];
  readonly coverage: Colour;
}

async function drawnColours(page: Page): Promise<DrawnColours> {
  const chart = page.getByTestId('timeline-chart');
  const box = await chart.boundingBox();
  const plot = ((await chart.getAttribute('data-plot')) ?? '').split(' ').map(Number);
  const [left = 0, top = 0, width = 0, height = 0] = plot;
  const x = (share: number): number => (box?.x ?? 0) + left + width * share;
  const y = (share: number): number => (box?.y ?? 0) + top + height * share;
  const bucket = 1 / 119;
  const column = Array.from({ length: 60 }, (_, i) => ({
    x: x(bucket * 8.5),
    y: y(0.02 + i / 62),
  }));
  const row = await page.getByTestId('no-coverage-process_logs').boundingBox();
  const [bar = EXECUTIONS, coverage = FAILURES, ...line] = await coloursAt(page, [
    { x: x(bucket / 2), y: y(0.6) },
    { x: (row?.x ?? 0) + (row?.width ?? 0) / 2, y: (row?.y ?? 0) + (row?.height ?? 0) / 2 },
    ...column,
  ]);
  return { bar, line, coverage };
}
