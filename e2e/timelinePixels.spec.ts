import { openKnownHour } from './fixtures/knownHour';
import { knownPlaces } from './fixtures/knownPlaces';
import { type Colour, coloursAt, distance } from './fixtures/pixels';
import { expect, test } from './fixtures/workbenchTest';

const FAILURES: Colour = [0xe6, 0x9f, 0x00];
const EXECUTIONS: Colour = [0x56, 0xb4, 0xe9];
/** Smoothing at the edges of shapes. */
const NEAR = 40;

for (const theme of ['dark', 'light'] as const) {
  test(`bars, line and coverage have the colours of their series in the ${theme} theme`, async ({
    workbench,
  }, info) => {
    await openKnownHour(workbench, info, theme);
    const { page } = workbench;
    // The chart settles a few frames after its numbers: its size, then its colours.
    await expect
      .poll(async () => {
        const places = await knownPlaces(page);
        const [bar = EXECUTIONS, coverage = FAILURES, ...line] = await coloursAt(page, [
          places.bar,
          places.coverage,
          ...places.column,
        ]);
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
