import { afterAll, beforeAll, expect, it } from 'vitest';
import { type NodeWorkbench, startNodeWorkbench } from './testing/nodeWorkbench';

const LOGONS = [
  'timestamp,host,user,source_ip,status,logon_type',
  '2026-03-09 00:00:08,WS-01.corp.haldenmarine.example,HALDEN\\k.berg,10.20.30.11,SUCCESS,3',
  '2026-03-09 00:00:09,WS-02,Administrator,203.0.113.9,FAILURE,3',
  '2026-03-09 00:00:10,WS-02,v.romano@haldenmarine.example,10.20.30.12,FAILURE,3',
].join('\n');

const PROCESSES = [
  'timestamp,host,user,process_name,parent_process,arguments',
  '2026-03-09 01:00:00,DC-09,n.osei,cmd.exe,explorer.exe,/c dir C:\\Users\\nora\\x',
  '2026-03-09 01:00:01,DC-09,n.osei,sh,sshd,cp "/home/o.lind/a" C:\\Users\\m.rask\\b',
].join('\n');

let bench: NodeWorkbench;
beforeAll(async () => {
  bench = startNodeWorkbench();
  await bench.workbench.load([new File([LOGONS], 'auth_logs.csv')]);
}, 60_000);
afterAll(() => bench.close());

async function newestDownload(): Promise<{ fileName: string; text: string }> {
  const before = bench.downloads.length;
  await expect.poll(() => bench.downloads.length).toBeGreaterThanOrEqual(before);
  const { content, fileName } = bench.downloads.at(-1) ?? { content: new Blob(), fileName: '' };
  return {
    fileName,
    text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(await content.arrayBuffer()),
  };
}

it('shows names as they are until redaction is on, and again when it is off', async () => {
  const { workbench } = bench;
  expect(workbench.redact('k.berg')).toBe('k.berg');
  await workbench.setRedaction(true);
  expect(workbench.store.getState().redaction.on).toBe(true);
  expect(workbench.redact('k.berg')).toBe('USER-01');
  await workbench.setRedaction(false);
  expect(workbench.redact('k.berg')).toBe('k.berg');
});

it('gives labels in the order of the records, to what names victims', async () => {
  const { workbench } = bench;
  await workbench.setRedaction(true);
  expect(
    workbench.redact(
      'WS-01 WS-02 HALDEN\\k.berg 10.20.30.11 10.20.30.12 Administrator 203.0.113.9',
    ),
  ).toBe('HOST-01 HOST-02 DOMAIN-01\\USER-01 10.x-01 10.x-02 Administrator 203.0.113.9');
  expect(workbench.redact('v.romano@haldenmarine.example')).toMatch(/^USER-02@DOMAIN-0\d$/);
  expect(await workbench.redactionCounts()).toMatchObject({
    user: 2,
    host: 2,
    address: 2,
  });
});

it('knows the names of a file before its records are shown, and keeps the labels it gave', async () => {
  const { workbench } = bench;
  await workbench.setRedaction(true);
  const shown: string[] = [];
  const stop = workbench.store.subscribe(({ dataVersion }, before) => {
    if (dataVersion !== before.dataVersion) shown.push(workbench.redact('n.osei on DC-09, k.berg'));
  });
  await workbench.load([new File([PROCESSES], 'process_logs.csv')]);
  stop();
  expect(shown[0]).toBe('USER-04 on HOST-03, USER-01');
  expect(workbench.redact('nora, o.lind, m.rask')).toMatch(/^USER-\d\d, USER-\d\d, USER-\d\d$/);
});

it('lets no name out in a file, but for the key', async () => {
  const { workbench, downloads } = bench;
  await workbench.setRedaction(true);
  await workbench.exportCsv(
    'select host, "user", source_ip from auth_logs order by record',
    'of-ws-02.csv',
  );
  await expect.poll(() => downloads.at(-1)?.fileName).toBe('of-HOST-02.csv');
  expect((await newestDownload()).text).toBe(
    '\ufeffhost,user,source_ip\r\nHOST-01,USER-01,10.x-01\r\nHOST-02,Administrator,203.0.113.9\r\nHOST-02,USER-02,10.x-02\r\n',
  );
  workbench.exportRedactionKey();
  const key = await newestDownload();
  expect(key.fileName).toBe('untitled-case-redaction-key.csv');
  expect(key.text).toContain('USER-01,user,k.berg\r\n');
});

it('does not save rules with labels in them, which would fit nothing when they are read back', async () => {
  const { workbench, downloads } = bench;
  await workbench.setRedaction(true);
  const before = downloads.length;
  const rule = workbench.suppress({ host: 'WS-02', reason: 'Known' });
  workbench.exportRules();
  await expect
    .poll(() => workbench.store.getState().faults.at(-1))
    .toMatch(/was not saved: it holds names/);
  expect(downloads).toHaveLength(before);
  workbench.unsuppress(rule.id);
  workbench.exportRules();
  await expect.poll(() => downloads.length).toBe(before + 1);
});

it('replaces the words of the analyst at once, and says that texts must be drawn again', async () => {
  const { workbench } = bench;
  await workbench.setRedaction(true);
  const { version } = workbench.store.getState().redaction;
  workbench.setRedactionWords(['Project Sirius']);
  expect(workbench.redact('for project sirius')).toBe('for NAME-01');
  expect(workbench.store.getState().redaction.version).toBeGreaterThan(version);
});
