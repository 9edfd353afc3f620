import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestIntake } from './testing/intake';

let intake: TestIntake;
beforeAll(async () => {
  intake = await TestIntake.start();
});
afterAll(() => intake.db.close());

async function warningsOf(...values: readonly string[]): Promise<string> {
  const rows = values.map((value) => `"${value}",1`).join('\n');
  const report = await intake.drop('undated.csv', `timestamp,a\n${rows}\n`);
  expect(report.undated).toBe(values.length);
  return report.warnings.join('\n');
}

describe('a value that is no time stays undated, with its reason', () => {
  it.each([
    ['57:00.5', 'minutes and seconds without hour or day'],
    ['12:36 PM', 'times of day without a date'],
    ['10:15:33', 'times of day without a date'],
    ['10:15:33.250 +05:30', 'times of day without a date'],
    ['45350.5123', 'day numbers as Excel counts them'],
    ['2024-03-09', 'dates without a time of day'],
    ['9/3/2024', 'dates without a time of day'],
    ['Mar  9 10:15:33', 'without a year'],
    ['03/09/24 10:15:33', 'years of two digits'],
    ['24-03-09 10:15:33', 'years of two digits'],
    ['09-Mar-24 10:15:33', 'years of two digits'],
    ['2016-12-31T23:59:60Z', 'a leap second'],
    ['2024-03-09 10:15:33 EST', 'an abbreviation for their zone'],
    ['Sat Mar  9 10:15:33 CET 2024', 'an abbreviation for their zone'],
    ['2024-03-09 10:15:33 Europe/Berlin', 'the name of a place for their zone'],
    ['133534341330000000', 'numbers that are no Unix time'],
    ['2024-02-30 10:00:00', 'a day or hour that does not exist'],
    ['9 maaliskuu 2024 10:15:33', 'a form of date that is not known'],
    ['never', 'no date at all'],
  ])('%s: %s', async (value, reason) => {
    const [, sentence] = (await warningsOf(value)).split('\n');
    expect(sentence).toMatch(/^1 unreadable in "timestamp": .*\(first: record 1, "/);
    expect(sentence).toContain(reason);
  });

  it('counts each kind, the most frequent first, and names its first record', async () => {
    const warnings = await warningsOf('12:36 PM', '45350.5', '10:15', '9:01:02');
    expect(warnings).toMatch(
      /3 unreadable in "timestamp": times of day .*\(first: record 1, "12:36 PM"\).*\n1 unreadable .*record 2/,
    );
  });

  it('leaves dates whose order is asked for to their question', async () => {
    const warnings = await warningsOf('03/04/2024 10:00:00');
    expect(warnings).toContain('cannot be told apart');
    expect(warnings).not.toContain('unreadable in');
  });

  it('says of a date that its order cannot have', async () => {
    const report = await intake.drop(
      'impossible.csv',
      'timestamp,a\n13/04/2024 10:00:00,1\n13/04/2024 10:00:00 CET,2\n',
    );
    expect(report.warnings.join('\n')).toContain('an abbreviation for their zone');
  });
});

describe('years that cannot be those of an event', () => {
  it.each(['1601-01-01T00:00:00Z', '1970-01-01 00:00:00', '0001-01-01T00:00:00Z'])(
    '%s is kept, told of and sets no axis',
    async (value) => {
      const text = `timestamp,a\n${value},1\n2024-01-15T09:00:00Z,2\n`;
      const report = await intake.drop('old.csv', text);
      expect(report).toMatchObject({
        undated: 0,
        firstSeen: '2024-01-15T09:00:00.000Z',
        lastSeen: '2024-01-15T09:00:00.000Z',
      });
      expect(report.warnings.join(' ')).toContain('before 2000');
    },
  );
});
