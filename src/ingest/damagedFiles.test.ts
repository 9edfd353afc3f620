import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { QuestionRuns } from './questionRuns';
import { TestIntake } from './testing/intake';

let intake: TestIntake;
beforeAll(async () => {
  intake = await TestIntake.start();
});
afterAll(() => intake.db.close());

const CUT = 'is cut mid-way';
const DAMAGED = 'damaged before it came here';

async function warningsOf(name: string, text: string): Promise<string> {
  return (await intake.drop(name, text)).warnings.join(' ');
}

describe('a file that ends too early', () => {
  it.each([
    ['too few values', 'timestamp,a,b\nx,1,2\ny,3'],
    ['inside a quoted value', 'timestamp,a,b\nx,1,2\ny,3,"power'],
    ['with Windows line ends', 'timestamp,a,b\r\nx,1,2\r\ny,3'],
  ])('is told of: %s', async (_, text) => {
    const warnings = await warningsOf('cut.csv', text);
    expect(warnings).toContain(`The last record (record 2, line 3) ${CUT}`);
  });

  it.each([
    ['the last line is whole', 'timestamp,a,b\nx,1,2\ny,3,4'],
    ['the short line has an end', 'timestamp,a,b\nx,1,2\ny,3\n'],
    ['the short line is not the last', 'timestamp,a,b\ny,3\nx,1,2'],
    ['it has too many values', 'timestamp,a,b\nx,1,2\ny,3,4,5'],
  ])('is not suspected where %s', async (_, text) => {
    expect(await warningsOf('whole.csv', text)).not.toContain(CUT);
  });
});

describe('text that was damaged before it came here', () => {
  const header = 'timestamp,user,note\n';
  const rows = (user: string, count: number): string =>
    `2024-01-15 09:00:00,${user},x\n`.repeat(count);

  it('is told of with its column and share', async () => {
    const warnings = await warningsOf('question.csv', header + rows('??????', 3) + rows('al', 7));
    expect(warnings).toContain(DAMAGED);
    expect(warnings).toContain('"user" (3 of 10 values)');
    expect(warnings).not.toContain('"note"');
  });

  it.each([
    ['the file has other letters', header + rows('???', 5) + rows('Zoë', 1)],
    ['two values could be typed', header + rows('what???', 2)],
    ['the share is tiny', header + rows('what???', 3) + rows('al', 400)],
    ['the marks stand alone', header + rows('a?b?c?', 9)],
  ])('is not suspected where %s', async (name, text) => {
    expect(await warningsOf(`${name}.csv`, text)).not.toContain(DAMAGED);
  });

  it.each([
    ['whole', ['a???b'], true],
    ['split', ['a?', '??b'], true],
    ['split in three', ['?', '?', '?'], true],
    ['interrupted', ['a??', 'b?', 'c??d?'], false],
    ['none', ['abc', ''], false],
  ])('is found over chunks: %s', (_, chunks, seen) => {
    const runs = new QuestionRuns();
    for (const chunk of chunks) runs.push(new TextEncoder().encode(chunk));
    expect(runs.seen).toBe(seen);
  });
});
