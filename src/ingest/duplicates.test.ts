import { afterAll, beforeAll, expect, it } from 'vitest';
import { duplicateRecords } from './duplicates';
import { TestIntake } from './testing/intake';

let intake: TestIntake;
beforeAll(async () => {
  intake = await TestIntake.start();
});
afterAll(() => intake.db.close());

it.each([
  ['none', 'a,b\n1,2\n2,1\n1,3\n', 0],
  ['one that stands three times counts twice', 'a,b\n1,2\n1,2\n5,5\n1,2\n', 2],
  ['quotes are no difference', 'a,b\n1,2\n"1",2\n', 1],
  ['an empty value is one', 'a,b\n,2\n,2\n2,\n', 1],
  ['values that only run together alike differ', 'a,b\n12,3\n1,23\n', 0],
])('%s', async (_, content, expected) => {
  const { fileId } = await intake.drop('repeated.csv', content);
  const table = intake.catalog.tables.find((other) => other.fileId === fileId);
  if (!table) throw new Error('The file is not in the catalog.');
  expect(await duplicateRecords(intake.db, table)).toBe(expected);
});
