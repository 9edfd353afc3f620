import { afterAll, beforeAll, expect, it } from 'vitest';
import { type NodeWorkbench, startNodeWorkbench } from './testing/nodeWorkbench';

let bench: NodeWorkbench;
beforeAll(async () => {
  bench = startNodeWorkbench();
  await bench.workbench.load([
    new File(['a,b\n1,2\n3\n'], 'Ragged Log.csv'),
    new File(['a,b\n1,2\n'], 'good.csv'),
  ]);
}, 60_000);
afterAll(() => bench.close());

it('writes the ledger as CSV, one row a file', async () => {
  bench.workbench.exportLedger('csv');
  const download = bench.downloads.at(-1);
  const text = (await download?.content.text()) ?? '';
  expect(download?.fileName).toBe('huntbench-ledger.csv');
  expect(
    text
      .split('\r\n')
      .map((line) => line.split(',')[0])
      .slice(1, 3),
  ).toEqual(['Ragged Log.csv', 'good.csv']);
});

it('writes the rejected records of a file, and nothing for a file without any', async () => {
  const [ragged, good] = bench.workbench.store.getState().intake;
  const before = bench.downloads.length;
  bench.workbench.exportRejects(ragged?.fileId ?? -1);
  bench.workbench.exportRejects(good?.fileId ?? -1);
  bench.workbench.exportRejects(99);
  expect(bench.downloads).toHaveLength(before + 1);
  const download = bench.downloads.at(-1);
  expect(download?.fileName).toBe('ragged-log-rejected.csv');
  expect(await download?.content.text()).toContain('2,3,"it has 1 value, the header names 2",3');
});
