import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Db } from '../db/db';
import { hunt } from './library/lotl-parent-child/hunt';
import { loadTables, startHuntDb } from './testing/caseTables';
import { csvText } from './testing/csvText';
import { runCase } from './testing/runCase';

let db: Db;
beforeAll(async () => {
  db = await startHuntDb();
});
afterAll(() => db.close());

const HEADER = 'host,user,parent_process,process_name,arguments';

it('labels a tool of the list of known tools and keeps it in sight', async () => {
  await loadTables(db, {
    process_logs: csvText(HEADER, [
      ['WS1', 'alice', 'winword.exe', 'cmd.exe', '/c C:\\Tools\\MERGE.cmd'],
      ['WS2', 'alice', 'winword.exe', 'cmd.exe', '/c C:\\Temp\\x.cmd'],
    ]),
  });
  const { findings } = await runCase(db, hunt, { known_good: ['\\tools\\merge'] });
  expect(findings.map((f) => [f.host, f.severity])).toEqual([
    ['WS2', 'high'],
    ['WS1', 'informational'],
  ]);
  expect(findings[1]?.summary).toContain('your list of known tools');
});

it.each([
  ['winword', 'POWERSHELL.EXE', 'high'],
  ['WinWord.Exe', 'powershell', 'high'],
  ['notwinword.exe', 'powershell.exe', undefined],
  ['winword.exe', 'powershell.exe.exe', undefined],
  ['winword.exe', 'mypowershell.exe', undefined],
])('matches whole names with or without .exe: %s, %s', async (parent, child, severity) => {
  await loadTables(db, { process_logs: csvText(HEADER, [['WS1', 'alice', parent, child, '']]) });
  const { findings } = await runCase(db, hunt);
  expect(findings[0]?.severity).toBe(severity);
});

it('says on how many hosts the pair was seen', async () => {
  const rows = ['WS1', 'WS2', 'WS3'].map((host) => [host, 'u', 'w3wp.exe', 'cmd.exe', '']);
  const quiet = [['WS4', 'u', 'explorer.exe', 'cmd.exe', '']];
  await loadTables(db, { process_logs: csvText(HEADER, [...rows, ...quiet]) });
  const { findings } = await runCase(db, hunt);
  expect(findings).toHaveLength(3);
  for (const finding of findings) expect(finding.summary).toContain('on 3 of 4 named hosts');
});
