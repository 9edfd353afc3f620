import type { Page } from '@playwright/test';
import { type Script, script } from './fixtures/script';
import { later, writeExecutions, writeLogons } from './fixtures/smallLogs';
import type { WorkbenchPage } from './fixtures/workbench';
import { expect, test } from './fixtures/workbenchTest';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const START = '2026-03-10 09:00:00.000';

const every = <T>(count: number, row: (i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => row(i));

/** Drops the files as a hand does, waits until all is answered, and goes to the timeline. */
async function drawn(workbench: WorkbenchPage, ...files: string[]): Promise<Page> {
  const { page } = workbench;
  await workbench.openReady();
  await workbench.drop(...files);
  await expect
    .poll(() => script(page, (huntbench: Script) => huntbench.sources().map((s) => s.status)))
    .toEqual(files.map(() => 'loaded'));
  await page.getByTestId('place-timeline').click();
  await expect(page.getByTestId('pivot-note')).not.toHaveAttribute('data-state', 'none yet');
  await expect(page.locator('.hb-timeline-main[data-stale=false]')).toBeVisible();
  return page;
}

const legend = (page: Page) => page.locator('.hb-chart-panel .hb-legend');
const range = (page: Page) => page.getByTestId('timeline-range');
const summary = (page: Page) => page.getByTestId('timeline-summary');
const pivot = (page: Page) => page.getByTestId('pivot-note');

/** The figures behind the chart: one line a bucket. */
async function bucketRows(page: Page): Promise<string[]> {
  await page.getByRole('radiogroup', { name: 'View' }).getByText('Table').click();
  const grid = page.getByRole('grid', { name: 'Buckets of the timeline' });
  await expect(grid.getByRole('row').nth(1)).toBeVisible();
  const rows = await grid.getByRole('row').allInnerTexts();
  return rows.slice(1).map((row) => row.replace(/\s+/g, ' ').trim());
}

/** No number on the chart that is none, no bar too thin to see, no two labels on each other. */
async function expectSoundChart(page: Page): Promise<void> {
  const chart = page.getByTestId('timeline-chart');
  expect(await chart.innerHTML()).not.toMatch(/NaN|Infinity/);
  expect(await chart.textContent()).not.toContain('undefined');
  const bars = await chart
    .locator('.recharts-bar-rectangle path')
    .evaluateAll((all) => all.map((bar) => bar.getBoundingClientRect().width));
  expect(bars.filter((width) => width < 2)).toEqual([]);
  const boxes = await chart.locator('.hb-tick').evaluateAll((all) =>
    all
      .map((tick) => tick.getBoundingClientRect())
      .sort((a, b) => a.left - b.left)
      .map(({ left, right }) => ({ left, right })),
  );
  expect(boxes.length).toBeGreaterThan(1);
  boxes.slice(1).forEach(({ left }, i) => expect(left).toBeGreaterThan(boxes[i]?.right ?? 0));
}

test('one event is one bar of one second, and nothing is claimed about what was not given', async ({
  workbench,
}, info) => {
  const page = await drawn(
    workbench,
    writeLogons(info.outputPath('in'), [{ at: START, failed: true }]),
  );
  await expect(range(page)).toContainText(
    '2026-03-10 09:00:00Z to 2026-03-10 09:00:01Z · 1 s · one bucket is 1 s',
  );
  await expect(legend(page)).toContainText('Authentication failures, left axis: 1');
  await expect(legend(page)).toContainText('Command executions, right axis: no log');
  await expect(pivot(page)).toContainText('Cannot tell');
  await expect(summary(page)).toContainText('1 failed logon, 0 successful logons');
  await expect(summary(page)).toContainText('No log of executions covers this range.');
  await expect(summary(page)).not.toContainText('0 executions');
  await expect(
    page.getByTestId('timeline-chart').locator('.recharts-line, .recharts-dot'),
  ).toHaveCount(0);
  await expectSoundChart(page);
});

test('events within one second are one bucket', async ({ workbench }, info) => {
  const folder = info.outputPath('in');
  const page = await drawn(
    workbench,
    writeLogons(
      folder,
      every(7, (i) => ({ at: later(START, i * 100), failed: i < 5 })),
    ),
    writeExecutions(folder, [{ at: later(START, 850) }]),
  );
  await expect(range(page)).toContainText('· 1 s · one bucket is 1 s');
  await expect(summary(page)).toContainText('5 failed logons, 2 successful logons, 1 execution.');
  await expectSoundChart(page);
  expect(await bucketRows(page)).toEqual([expect.stringMatching(/ 5 2 1$/)]);
});

test('all at one instant stand in one bucket', async ({ workbench }, info) => {
  const folder = info.outputPath('in');
  const page = await drawn(
    workbench,
    writeLogons(
      folder,
      every(300, () => ({ at: START, failed: true })),
    ),
    writeExecutions(
      folder,
      every(40, () => ({ at: START })),
    ),
  );
  await expect(range(page)).toContainText('2026-03-10 09:00:00Z to 2026-03-10 09:00:01Z');
  await expect(legend(page)).toContainText('left axis: 300');
  await expect(legend(page)).toContainText('right axis: 40');
  await expectSoundChart(page);
  expect(await bucketRows(page)).toEqual([expect.stringMatching(/ 300 0 40$/)]);
});

test('ten years are drawn in steps of four weeks, every record in one', async ({
  workbench,
}, info) => {
  const folder = info.outputPath('in');
  const monthly = every(121, (i) => later('2016-03-01 00:00:00.000', i * 30.4 * DAY));
  const page = await drawn(
    workbench,
    writeLogons(
      folder,
      monthly.map((at, i) => ({ at, failed: i % 2 === 0 })),
    ),
    writeExecutions(
      folder,
      monthly.map((at) => ({ at })),
    ),
  );
  await expect(range(page)).toContainText(/^2016-02-\d\d .* to 2026-03-\d\d .* one bucket is 28 d/);
  await expect(legend(page)).toContainText('left axis: 61');
  await expect(legend(page)).toContainText('right axis: 121');
  await expect(summary(page)).toContainText(
    '61 failed logons, 60 successful logons, 121 executions',
  );
  await expectSoundChart(page);
});

test('a host with a clock nine months off is named, shown as recorded, and sets no axis', async ({
  workbench,
}, info) => {
  const folder = info.outputPath('in');
  const page = await drawn(
    workbench,
    writeLogons(folder, [
      ...every(600, (i) => ({ at: later(START, i * 2 * MINUTE), failed: i % 9 === 0 })),
      ...every(4, (i) => ({
        at: later('2025-06-10 09:00:00.000', i * MINUTE),
        host: 'PRN-7',
        failed: true,
      })),
    ]),
    writeExecutions(
      folder,
      every(20, (i) => ({ at: later(START, i * HOUR) })),
    ),
  );
  await expect(range(page)).toContainText(/^2026-03-10 09:00:00Z to 2026-03-11 0\d:/);
  const outside = page.locator('.hb-outside');
  await expect(outside).toContainText(
    '4 records of auth_logs (PRN-7) from 2025-06-10 09:00:00.000Z to 2025-06-10 09:03:00.000Z left off the axis.',
  );
  await expect(outside).toContainText('a clock that is off');
  await expect(legend(page)).toContainText('left axis: 67');
  await expectSoundChart(page);
  await outside.getByRole('button', { name: 'Show them' }).click();
  await expect(range(page)).toContainText(/^2025-06-10 09:00:00Z to 2025-06-10 09:03:/);
  await expect(legend(page)).toContainText('left axis: 4');
  await expect(legend(page)).toContainText('Command executions, right axis: no log');
  await expectSoundChart(page);
});

test('without failures the left axis says none, and the pivot says why there is none', async ({
  workbench,
}, info) => {
  const folder = info.outputPath('in');
  const page = await drawn(
    workbench,
    writeLogons(
      folder,
      every(50, (i) => ({ at: later(START, i * 10 * MINUTE) })),
    ),
    writeExecutions(
      folder,
      every(50, (i) => ({ at: later(START, i * 10 * MINUTE) })),
    ),
  );
  await expect(legend(page)).toContainText('Authentication failures, left axis: 0');
  await expect(pivot(page)).toContainText('None found');
  await expect(pivot(page)).toContainText('No user account failed to log on.');
  await expect(summary(page)).toContainText(
    '0 failed logons, 50 successful logons, 50 executions.',
  );
  await expectSoundChart(page);
});

test('without a process log the executions are unknown, not none', async ({ workbench }, info) => {
  const folder = info.outputPath('in');
  const page = await drawn(
    workbench,
    writeLogons(
      folder,
      every(50, (i) => ({ at: later(START, i * 7 * MINUTE), failed: i % 2 === 0 })),
    ),
  );
  await expect(legend(page)).toContainText('left axis: 25');
  await expect(legend(page)).toContainText('Command executions, right axis: no log');
  await expect(pivot(page)).toContainText('Cannot tell');
  await expect(pivot(page)).toContainText('There are no process records in the evidence');
  await expectSoundChart(page);
  expect((await bucketRows(page))[0]).toMatch(/ no log$/);
});

test('without a logon log the failures are unknown, not none', async ({ workbench }, info) => {
  const page = await drawn(
    workbench,
    writeExecutions(
      info.outputPath('in'),
      every(50, (i) => ({ at: later(START, i * 7 * MINUTE) })),
    ),
  );
  await expect(legend(page)).toContainText('Authentication failures, left axis: no log');
  await expect(legend(page)).toContainText('right axis: 50');
  await expect(summary(page)).toContainText('No log of logons covers this range.');
  await expect(pivot(page)).toContainText('Cannot tell');
  await expectSoundChart(page);
});

test('undated records are counted beside the chart and placed nowhere', async ({
  workbench,
}, info) => {
  const folder = info.outputPath('in');
  const page = await drawn(
    workbench,
    writeLogons(folder, [
      ...every(30, (i) => ({ at: later(START, i * MINUTE), failed: true })),
      ...every(12, () => ({ at: '', failed: true })),
    ]),
    writeExecutions(folder, [...every(10, (i) => ({ at: later(START, i * MINUTE) })), { at: '' }]),
  );
  await expect(page.locator('.hb-outside')).toContainText(
    '13 records without a time cannot be drawn.',
  );
  await expect(legend(page)).toContainText('left axis: 30');
  await expect(legend(page)).toContainText('right axis: 10');
  await expectSoundChart(page);
});

test('when nothing is dated there is no axis, and the records are counted all the same', async ({
  workbench,
}, info) => {
  const { page } = workbench;
  await workbench.openReady();
  await workbench.drop(
    writeLogons(
      info.outputPath('in'),
      every(12, () => ({ at: '', failed: true })),
    ),
  );
  await expect
    .poll(() => script(page, (huntbench: Script) => huntbench.sources().map((s) => s.status)))
    .toEqual(['loaded']);
  await page.getByTestId('place-timeline').click();
  const place = page.getByRole('region', { name: 'Timeline', exact: true });
  await expect(place).toContainText('Nothing dated to draw');
  await expect(place).toContainText('12 records without a time');
  await expect(page.getByTestId('timeline-chart')).toHaveCount(0);
});

/** Five days with a weekend of nothing in their middle. */
function daysWithGap(folder: string): string[] {
  const start = '2026-03-27 08:00:00.000';
  const hours = [...every(36, (i) => i), ...every(36, (i) => i + 84)];
  return [
    writeLogons(
      folder,
      hours.map((hour) => ({ at: later(start, hour * HOUR), failed: hour % 3 === 0 })),
    ),
    writeExecutions(
      folder,
      hours.map((hour) => ({ at: later(start, hour * HOUR) })),
    ),
  ];
}

test('a range that holds no record is drawn empty, said to be so, and left again', async ({
  workbench,
}, info) => {
  const page = await drawn(workbench, ...daysWithGap(info.outputPath('in')));
  const chart = page.getByTestId('timeline-chart');
  const box = await chart.boundingBox();
  const [left = 0, top = 0, width = 0] = ((await chart.getAttribute('data-plot')) ?? '')
    .split(' ')
    .map(Number);
  const at = (share: number): number => (box?.x ?? 0) + left + width * share;
  const y = (box?.y ?? 0) + top + 40;
  await page.mouse.move(at(0.4), y);
  await page.mouse.down();
  await page.mouse.move(at(0.6), y, { steps: 5 });
  await page.mouse.up();
  await expect(page.getByTestId('chip-time')).toBeVisible();
  await page.mouse.move(5, 5);
  await expect(legend(page)).toContainText('Authentication failures, left axis: 0');
  await expect(summary(page)).toContainText('0 failed logons, 0 successful logons, 0 executions.');
  await expectSoundChart(page);
  await page.getByRole('button', { name: 'Whole evidence' }).click();
  await expect(legend(page)).toContainText('left axis: 24');
});

test.describe('in a zone with summer time', () => {
  test.use({ timezoneId: 'Europe/Berlin' });

  test('labels are right on both sides of the change, and so is the name of the zone', async ({
    workbench,
  }, info) => {
    const page = await drawn(workbench, ...daysWithGap(info.outputPath('in')));
    await page.getByTestId('zone-select').click();
    await page.getByRole('option', { name: /^This machine/ }).click();
    await expect(range(page)).toContainText('2026-03-27 09:00:00 UTC+01:00');
    await expect(range(page)).toContainText(
      "labels in this machine's zone, UTC+01:00 to UTC+02:00",
    );
    const ticks = await page
      .getByTestId('timeline-chart')
      .locator('.hb-tick')
      .evaluateAll((all) =>
        all.map((tick) => ({
          words: [...tick.querySelectorAll('tspan')].map((part) => part.textContent).join(' '),
          x: Number(tick.getAttribute('x')),
        })),
      );
    expect(ticks.map(({ words }) => words)).toEqual([
      '2026-03-28',
      '2026-03-29',
      '2026-03-30',
      '2026-03-31',
      '2026-04-01',
    ]);
    const days = ticks.slice(1).map(({ x }, i) => x - (ticks[i]?.x ?? 0));
    const ordinary = days[0] ?? 1;
    const shares = days.map((day) => day / ordinary);
    [1, 23 / 24, 1, 1].forEach((share, i) => expect(shares[i]).toBeCloseTo(share, 2));
    await expectSoundChart(page);
  });
});
