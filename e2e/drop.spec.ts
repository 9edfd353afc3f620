import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Script, script } from './fixtures/script';
import { expect, test } from './fixtures/workbenchTest';

const HOSTILE_NAME = "x' ; drop table auth_logs; -- <img src=x onerror=alert(1)>.csv";

const AUTH = 'timestamp,user,source_ip,status\n2024-01-15 09:00:00,alice,10.0.0.5,SUCCESS\n';
const RAGGED = 'timestamp,a\n2024-01-15 09:00:00,1\n2024-01-15 09:00:00,1,2\n';

function write(folder: string, name: string, content: string | Uint8Array): string {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
}

test('files dropped by hand load, the bad ones with a sentence, and the numbers add up', async ({
  workbench,
}, info) => {
  const folder = info.outputPath('evidence');
  const files = [
    write(folder, 'auth_logs.csv', AUTH),
    write(folder, 'ragged.csv', RAGGED),
    write(folder, 'packed.csv.gz', gzipSync(RAGGED)),
    write(folder, 'empty.csv', ''),
    write(folder, 'picture.csv', Buffer.from('89504e470d0a1a0a0000000d', 'hex')),
    write(folder, HOSTILE_NAME, RAGGED),
  ];
  await workbench.openReady();
  await workbench.drop(...files);
  const { page } = workbench;
  await expect(page.getByTestId('intake-row')).toHaveCount(files.length);
  await expect(page.getByTestId('intake-row').filter({ hasText: HOSTILE_NAME })).toHaveCount(1);

  await expect
    .poll(() => script(page, (huntbench: Script) => huntbench.sources().length))
    .toBe(files.length);
  const sources = await script(page, (huntbench: Script) => huntbench.sources());
  const byName = new Map(sources.map((source) => [source.name, source]));
  expect(byName.get('auth_logs.csv')).toMatchObject({ source: 'auth-logs', loaded: 1 });
  for (const name of ['ragged.csv', 'packed.csv.gz', HOSTILE_NAME]) {
    expect(byName.get(name)).toMatchObject({ records: 2, loaded: 1, rejected: 1 });
  }
  expect(byName.get('empty.csv')).toMatchObject({ status: 'refused', records: 0 });
  expect(byName.get('picture.csv')?.warnings.join(' ')).toContain('PNG');
  expect(sources.every((source) => /^[0-9a-f]{64}$/.test(source.sha256))).toBe(true);
});

test('a folder dropped before the engine is up loads when it is', async ({ workbench }, info) => {
  const folder = info.outputPath('folder');
  write(folder, 'auth_logs.csv', AUTH);
  write(path.join(folder, 'deeper'), 'more.csv', RAGGED);
  await workbench.open();
  await workbench.page.getByTestId('sample-button').waitFor();
  await workbench.drop(folder);
  const { page } = workbench;
  await expect
    .poll(() => script(page, (huntbench: Script) => huntbench.sources().map((s) => s.status)))
    .toEqual(['loaded', 'loaded']);
});

test('a log value never becomes markup', async ({ workbench }, info) => {
  const markup = '<img src=x onerror="window.injected=true"><b>bold</b>';
  const text = `timestamp,host,user,process_name,parent_process,arguments\n2024-01-15 09:00:00,WS1,al,cmd.exe,winword.exe,"${markup.replaceAll('"', '""')}"\n`;
  await workbench.openReady();
  await workbench.drop(write(info.outputPath('evidence'), 'process_logs.csv', text));
  const { page } = workbench;
  await page.getByTestId('place-runbook').click();
  await page.getByTestId('runbook-findings').click();
  await page.getByTestId('finding-row').first().click();
  await expect(page.getByTestId('drawer')).toContainText('<img src=x');
  expect(await page.evaluate('window.injected')).toBeUndefined();
});

test('a label that two machines share is noted where the files are listed', async ({
  workbench,
}, info) => {
  const text = ['north.example', 'south.example']
    .map((domain, i) => `2024-01-15 09:00:0${i},ws1.${domain},al,cmd.exe,explorer.exe,/c dir\n`)
    .join('');
  await workbench.openReady();
  await workbench.drop(
    write(
      info.outputPath('evidence'),
      'process_logs.csv',
      `timestamp,host,user,process_name,parent_process,arguments\n${text}`,
    ),
  );
  await expect(workbench.page.getByTestId('evidence-notes')).toContainText('WS1');
});
