import { afterAll, beforeAll, expect, it } from 'vitest';
import { type NodeWorkbench, startNodeWorkbench } from './testing/nodeWorkbench';

const LOGONS = [
  'timestamp,host,user,source_ip,status,logon_type',
  '2026-03-09 00:00:08,WS-0417,jdoe,10.20.30.11,SUCCESS,3',
  'no time at all by jdoe,WS-0417,jdoe,10.20.30.11,SUCCESS,3',
  'jdoe,WS-0417',
].join('\n');
const FOREIGN = 'a,b\n1,2\n3,4\n';

let bench: NodeWorkbench;
beforeAll(() => {
  bench = startNodeWorkbench();
});
afterAll(() => bench.close());

it('shows files by number until their names are known, and at no time a name', async () => {
  const { workbench } = bench;
  await workbench.boot();
  await workbench.setRedaction(true);
  const shown = new Set<string>();
  const stop = workbench.store.subscribe(({ intake, activity }) => {
    shown.add(workbench.redact(JSON.stringify([intake, activity])));
  });
  await workbench.load([
    new File([LOGONS], 'WS-0417_of_jdoe.csv'),
    new File([FOREIGN], 'second list.csv'),
    new File([new Uint8Array([0x25, 0x50, 0x44, 0x46, 0, 1, 2])], 'letter of m.holm.pdf'),
  ]);
  stop();
  expect(shown.size).toBeGreaterThan(3);
  for (const text of shown) expect(text).not.toMatch(/jdoe|WS-0417|m\.holm/i);
  expect([...shown].some((text) => text.includes('Reading file 1'))).toBe(true);
  expect(workbench.redact('WS-0417_of_jdoe.csv')).toBe('HOST-01_of_USER-01.csv');
  expect(workbench.redact('ws_0417_of_jdoe')).toBe('HOST-01_of_USER-01');
  expect(workbench.redact('second list.csv')).toBe('second list.csv');
});

it('keeps the number of a file that could not be read', async () => {
  const { workbench } = bench;
  const failed = workbench.store.getState().intake.find(({ name }) => name.startsWith('letter'));
  expect(failed?.report?.status).not.toBe('loaded');
  expect(workbench.redact('letter of m.holm.pdf was not read')).toBe('file 3 was not read');
  await workbench.setRedaction(false);
  expect(workbench.redact('letter of m.holm.pdf')).toBe('letter of m.holm.pdf');
});

it('names a download after labels, and lets no name out in it', async () => {
  const { workbench, downloads } = bench;
  await workbench.setRedaction(true);
  const before = downloads.length;
  workbench.exportRejects(1);
  workbench.exportLedger('csv');
  await expect.poll(() => downloads.length).toBe(before + 2);
  const saved = downloads.slice(before);
  expect(saved.map(({ fileName }) => fileName).sort()).toEqual([
    'host-01-of-user-01-rejected.csv',
    'huntbench-ledger.csv',
  ]);
  for (const { content } of saved) {
    expect(await content.text()).not.toMatch(/jdoe|WS-0417|m\.holm/i);
  }
});

it('redacts what was written before a later record taught a name', async () => {
  const { workbench, downloads } = bench;
  await workbench.setRedaction(true);
  const before = downloads.length;
  await workbench.exportCsv(
    "select case when n = 0 then 'by nordahl' when n = 20000 then 'C:\\Users\\nordahl\\a' else repeat('x', 40) end as t from range(20001) as r(n)",
    'taught.csv',
  );
  await expect.poll(() => downloads.length, { timeout: 20_000 }).toBeGreaterThan(before);
  const text = (await downloads.at(-1)?.content.text()) ?? '';
  expect(text).toContain('by USER-');
  expect(text).not.toContain('nordahl');
});
