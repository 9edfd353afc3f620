import { openKnownHour } from './fixtures/knownHour';
import { boxOf, knownPlaces } from './fixtures/knownPlaces';
import { type Colour, coloursAt, distance } from './fixtures/pixels';
import { type SavedPicture, savedPicture } from './fixtures/savedPicture';
import { tokens } from './fixtures/tokens';
import { expect, test } from './fixtures/workbenchTest';

const SCALE = 2;
/** Of the strip, in pixels of the picture. */
const PADDING = 14 * SCALE;
const LINE = 20 * SCALE;
const LINES = 4;
/** What a picture may round away of a flat colour. */
const SAME = 4;
const NAMES = ['--hb-bg', '--hb-text', '--hb-line-strong', '--hb-failures', '--hb-executions'];

type Tokens = Readonly<Record<string, Colour>>;

for (const theme of ['dark', 'light'] as const) {
  for (const mode of ['view', 'present'] as const) {
    test(`a picture of the ${mode} has the colours of the screen over a whole caption, ${theme}`, async ({
      workbench,
    }, info) => {
      await openKnownHour(workbench, info, theme);
      const { page } = workbench;
      if (mode === 'present') await page.keyboard.press('p');
      const shown = page.locator(mode === 'present' ? '.hb-present-stage' : '.hb-main');
      await page.mouse.move(2, 2);
      await expect(page.getByTestId('present')).toHaveAttribute(
        'data-on',
        String(mode === 'present'),
      );
      const theTokens: Tokens = await tokens(page, NAMES);
      const places = await knownPlaces(page);
      const solid = [places.bar, places.coverage, places.legendBar, places.legendLine];
      const onScreen = await coloursAt(page, solid);
      const view = await boxOf(shown);

      const picture = await savedPicture(page, () => page.keyboard.press('s'));

      expect(Math.abs(picture.width - view.width * SCALE)).toBeLessThanOrEqual(SCALE);
      const strip = LINES * LINE + 2 * PADDING;
      expect(Math.abs(picture.height - strip - view.height * SCALE)).toBeLessThanOrEqual(SCALE);
      const inPicture = solid.map(({ x, y }) =>
        picture.at((x - view.x) * SCALE, (y - view.y) * SCALE),
      );
      const meant = ['--hb-failures', '--hb-executions', '--hb-failures', '--hb-executions'];
      meant.forEach((name, i) => {
        const token = colourOf(theTokens, name);
        expect.soft(onScreen[i], `${name} on the screen`).toEqual(token);
        expect.soft(inPicture[i], `${name} in the picture`).toEqual(token);
      });
      expectCaption(picture, picture.height - strip, theTokens);
    });
  }
}

/** A rule and a ground over the whole width, and in each line words that keep clear of the edges. */
function expectCaption(picture: SavedPicture, top: number, theTokens: Tokens): void {
  const ground = colourOf(theTokens, '--hb-bg');
  const ink = colourOf(theTokens, '--hb-text');
  const rule = colourOf(theTokens, '--hb-line-strong');
  const columns = Array.from({ length: picture.width }, (_, x) => x);
  const all = (y: number, colour: Colour): boolean =>
    columns.every((x) => distance(picture.at(x, y), colour) < SAME);
  expect(all(top, rule)).toBe(true);
  for (const y of [top + SCALE + 1, top + PADDING - 2, picture.height - 1]) {
    expect(all(y, ground), `ground in row ${y} of ${picture.height}`).toBe(true);
  }
  for (let line = 0; line < LINES; line++) {
    const first = top + PADDING + line * LINE;
    const rows = Array.from({ length: LINE }, (_, i) => first + i);
    const inked = columns.filter((x) => rows.some((y) => distance(picture.at(x, y), ink) < 60));
    expect(inked.length, `words in line ${line + 1}`).toBeGreaterThan(150);
    expect(inked[0], `left edge of line ${line + 1}`).toBeGreaterThanOrEqual(PADDING);
    expect(inked.at(-1), `right edge of line ${line + 1}`).toBeLessThan(picture.width - PADDING);
  }
}

function colourOf(theTokens: Tokens, name: string): Colour {
  const colour = theTokens[name];
  if (!colour) throw new Error(`No token ${name}`);
  return colour;
}
