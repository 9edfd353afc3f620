import { openKnownHour } from './fixtures/knownHour';
import { boxOf, knownPlaces } from './fixtures/knownPlaces';
import { coloursAt, distance } from './fixtures/pixels';
import { tokens } from './fixtures/tokens';
import { expect, test } from './fixtures/workbenchTest';

/** Smoothing at the edges of a line. */
const NEAR = 80;

for (const theme of ['dark', 'light'] as const) {
  test(`present covers rail and bar, and keeps the colours of the series, ${theme}`, async ({
    workbench,
  }, info) => {
    await openKnownHour(workbench, info, theme);
    const { page } = workbench;
    const rail = await boxOf(page.locator('.hb-rail'));
    const bar = await boxOf(page.locator('.hb-topbar'));
    const before = await knownPlaces(page);
    await page.keyboard.press('p');
    await page.mouse.move(2, 2);
    const foot = page.locator('.hb-present-foot');
    await expect(foot).toBeVisible();
    const theTokens = await tokens(page, [
      '--hb-bg',
      '--hb-panel',
      '--hb-text',
      '--hb-failures',
      '--hb-executions',
    ]);
    const footBox = await boxOf(foot);
    const edge = [
      { x: rail.x + 3, y: rail.y + rail.height / 2 },
      { x: bar.x + bar.width / 2, y: bar.y + 3 },
      { x: bar.x + bar.width - 3, y: bar.y + 3 },
    ];

    // The chart settles a few frames after the change of its size.
    await expect
      .poll(async () => {
        const places = await knownPlaces(page);
        const solid = [places.bar, places.coverage, places.legendBar, places.legendLine];
        const colours = await coloursAt(page, [
          ...edge,
          { x: footBox.x + 4, y: footBox.y + footBox.height - 4 },
          ...solid,
          ...places.column,
        ]);
        return {
          edge: colours.slice(0, 3),
          foot: colours[3],
          series: colours.slice(4, 8),
          hasLine: colours
            .slice(8)
            .some((colour) => distance(colour, theTokens['--hb-executions']) < NEAR),
          hasNoBarWhereNothingFailed: colours
            .slice(8)
            .every((colour) => distance(colour, theTokens['--hb-failures']) >= NEAR / 2),
          isLarger: places.coverage.x !== before.coverage.x,
        };
      })
      .toEqual({
        edge: edge.map(() => theTokens['--hb-bg']),
        foot: theTokens['--hb-panel'],
        series: [
          theTokens['--hb-failures'],
          theTokens['--hb-executions'],
          theTokens['--hb-failures'],
          theTokens['--hb-executions'],
        ],
        hasLine: true,
        hasNoBarWhereNothingFailed: true,
        isLarger: true,
      });
  });
}
