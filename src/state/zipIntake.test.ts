import { zipSync } from 'fflate';
import { afterAll, expect, it } from 'vitest';
import { reportsOf } from './appState';
import { startNodeWorkbench } from './testing/nodeWorkbench';

const bench = startNodeWorkbench();
afterAll(() => bench.close());

const zipFile = (members: Record<string, string>, name: string): File => {
  const bytes = Object.entries(members).map(([path, text]) => [
    path,
    new TextEncoder().encode(text),
  ]);
  return new File([zipSync(Object.fromEntries(bytes)) as BlobPart], name);
};

it('loads the members of a zip archive in its place and reports what it refuses', async () => {
  const { workbench } = bench;
  const reports = await workbench.load([
    zipFile({ 'logs/a.csv': 'a,b\n1,2\n', 'logs/b.ndjson': '{"x":1}\n' }, 'case.zip'),
    zipFile({ '[Content_Types].xml': '<x/>' }, 'book.xlsx'),
    new File(['c\n1\n'], 'c.csv'),
  ]);
  expect(reports.map(({ name, status, loaded }) => [name, status, loaded])).toEqual([
    ['case.zip/logs/a.csv', 'loaded', 1],
    ['case.zip/logs/b.ndjson', 'loaded', 1],
    ['book.xlsx', 'refused', 0],
    ['c.csv', 'loaded', 1],
  ]);
  expect(reports[2]?.warnings.join(' ')).toContain('Office document');
  const state = workbench.store.getState();
  expect(reportsOf(state)).toEqual(reports);
  expect(state.intake.map(({ phase }) => phase)).toEqual(['done', 'done', 'done', 'done']);
});
