import { readFileSync, readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ident, literal, sql, trustedSql } from '../core/sqlText';
import { recordsOf } from '../db/rowsOf';
import { memberSql } from './memberSql';
import { TELLING_TABLES } from './testing/eventRows';
import { TestIntake } from './testing/intake';

/** Of each sample, the rows of every table it fills; columns that are not named are null. */
type Expected = Readonly<Record<string, Readonly<Record<string, readonly object[]>>>>;

const root = new URL('./sources/', import.meta.url);
const cases = readdirSync(root)
  .filter((folder) => /^(mde|sentinel)-/.test(folder))
  .flatMap((folder) => {
    const text = readFileSync(new URL(`./${folder}/expected.json`, root), 'utf8');
    const expected = JSON.parse(text) as Expected;
    return Object.entries(expected).map(([file, tables]) => ({ folder, file, tables }));
  });

let intake: TestIntake;
beforeAll(async () => {
  intake = await TestIntake.start();
});
afterAll(() => intake.db.close());

async function rowsOf(table: string, fileId: number): Promise<object[]> {
  const rows = recordsOf(
    await intake.db.query(sql`
      select * exclude (file_id) from ${ident(table)}
      where file_id = ${literal(fileId)} order by all`),
  );
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)),
  );
}

describe('samples of Defender and Sentinel', () => {
  it('all have their rows written down', () => {
    const samples = readdirSync(root)
      .filter((folder) => /^(mde|sentinel)-/.test(folder))
      .flatMap((folder) =>
        readdirSync(new URL(`./${folder}/samples/`, root)).map((file) => `${folder}/${file}`),
      );
    expect(cases.map(({ folder, file }) => `${folder}/${file}`).sort()).toEqual(samples.sort());
  });

  it.each(cases)('$folder: $file fills exactly these rows', async ({ folder, file, tables }) => {
    const report = await intake.drop(
      file,
      readFileSync(new URL(`./${folder}/samples/${file}`, root)),
    );
    expect(report.source).toBe(folder);
    const filled: Record<string, object[]> = {};
    for (const { name } of TELLING_TABLES) {
      const rows = await rowsOf(name, report.fileId);
      if (rows.length > 0) filled[name] = rows;
    }
    expect(filled).toEqual(tables);
  });
});

describe('what a query left of a table', () => {
  const drop = (name: string, header: string, record: string) =>
    intake.drop(name, `${header}\n${record}\n`);

  it.each([
    [
      'mde-file-events',
      'Timestamp,DeviceName,ActionType,FileName,FolderPath,InitiatingProcessFileName,AdditionalFields',
      '2024-03-05T09:00:00Z,ws1,FileCreated,a.txt,C:\\Temp\\a.txt,cmd.exe,{}',
    ],
    [
      'mde-image-load-events',
      'Timestamp,DeviceName,ActionType,FileName,FolderPath,InitiatingProcessFileName',
      '2024-03-05T09:00:00Z,ws1,ImageLoaded,a.dll,C:\\Temp\\a.dll,cmd.exe',
    ],
    [
      'mde-device-events',
      'Timestamp,DeviceName,ActionType,AdditionalFields',
      '2024-03-05T09:00:00Z,ws1,ServiceInstalled,{}',
    ],
    [
      'mde-network-events',
      'Timestamp,DeviceName,ActionType,RemoteIP,RemotePort,InitiatingProcessFileName',
      '2024-03-05T09:00:00Z,ws1,ConnectionSuccess,203.0.113.7,443,cmd.exe',
    ],
    [
      'sentinel-security-event',
      'TimeGenerated,EventID,Computer,Process,CommandLine,ParentProcessName,Account',
      '2024-03-05T09:00:00Z,4688,WS1,cmd.exe,cmd,explorer.exe,CORP\\al',
    ],
  ])('is still %s', async (id, header, record) => {
    expect((await drop('process_net_logon.csv', header, record)).source).toBe(id);
  });

  it('of several tables goes by all of them, whatever the file is named', async () => {
    const header =
      'Timestamp,DeviceName,ActionType,FileName,FolderPath,ProcessCommandLine,ProcessIntegrityLevel,PreviousFileName,InitiatingProcessFileName,$table';
    const record =
      '2024-03-05T09:00:00Z,ws1,ProcessCreated,cmd.exe,,cmd,Low,,explorer.exe,DeviceProcessEvents';
    expect((await drop('process_file.csv', header, record)).source).toBe('mde-device-union');
  });

  it('is a result export where the file is named as one', async () => {
    const header = 'TimeGenerated,EventID,Computer,SubjectUserName,MemberName,TargetUserName';
    const report = await drop(
      'priv_group_change.csv',
      header,
      '2024-03-05T09:00:00Z,4728,DC1,al,CN=Mal,Domain Admins',
    );
    expect(report.source).toBe('priv-group-change');
    expect(await rowsOf('priv_group_change', report.fileId)).toMatchObject([
      { user: 'al', member: 'CN=Mal', group_name: 'Domain Admins' },
    ]);
  });

  it('of modules alone is told as files loaded', async () => {
    const header = 'Timestamp,DeviceName,ActionType,FileName,InitiatingProcessFileName';
    const report = await drop('modules.csv', header, '2024-03-05T09:00:00Z,ws1,ImageLoaded,a,b');
    expect(report.tables).toEqual(['file_logs', 'evidence.modules']);
    expect(await rowsOf('file_logs', report.fileId)).toMatchObject([{ operation: 'load' }]);
  });
});

describe('a member of a text', () => {
  it.each([
    ['{"a":"x","Name":"C:\\\\t\\\\n \\"q\\" \\u0041\\u00e9"}', 'C:\\t\\n "q" A\u00e9'],
    ['{"Name":"\\\\u0041"}', '\\u0041'],
    ['{"Name" : 16, "b": 1}', '16'],
    ['{"Name":null}', 'null'],
    ['{"Name":["a","b"]}', '["a","b"]'],
    ['{"x":"Name"}', null],
    ['{"FirstName":"x"}', null],
    ['<EventData><Data Name="Name">a &lt;b&gt; &amp;lt;</Data></EventData>', 'a <b> &lt;'],
    ["<EventData><Data Name='Name'>x</Data></EventData>", 'x'],
    ['{"Name":"cut', null],
    ['no JSON', null],
  ])('%s holds %j', async (text, member) => {
    const column = sql`(${literal(text)})`;
    const rows = recordsOf(
      await intake.db.query(
        sql`select nullif(${memberSql(trustedSql(column), 'Name')}, '') as member`,
      ),
    );
    expect(rows).toEqual([{ member }]);
  });
});
