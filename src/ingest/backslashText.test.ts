import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { trustedSql } from '../core/sqlText';
import { recordsOf } from '../db/rowsOf';
import { backslashText, unescaped } from './backslashText';
import { TestIntake } from './testing/intake';

let intake: TestIntake;
beforeAll(async () => {
  intake = await TestIntake.start();
});
afterAll(() => intake.db.close());

async function rows(text: string) {
  return recordsOf(await intake.db.query(trustedSql(text)));
}

describe('recognition', () => {
  it.each([
    ['escaped', 'al\t\\N\n'],
    ['escaped', 'a\tb\nx\tC:\\\\Temp\\\\a.exe\n'],
    ['escaped', 'CORP\\\\al\t1\n'],
    ['plain', 'al\t\\N\tC:\\Windows\n'],
    [null, 'a\tb\nx\tC:\\Windows\\a.exe\n'],
    [null, 'a\tb\nx\t\\\\server\n'],
    [null, 'a\tb\nx\t{"p":"C:\\\\Temp"}\n'],
    [null, 'a,b\n\\N,1\n'],
  ])('finds %s in %j', (kind, text) => {
    expect(backslashText(new TextEncoder().encode(text))).toBe(kind);
  });

  it.each([
    ['a\\tb', 'a\tb'],
    ['a\\\tb', 'a\tb'],
    ['a\\\nb', 'a\nb'],
    ['C:\\\\new\\\\t', 'C:\\new\\t'],
    ['C:\\new\\Table', 'C:\\new\\Table'],
    ['\\N', '\\N'],
  ])('reads %j as %j', (value, meaning) => {
    expect(unescaped(value)).toBe(meaning);
  });
});

describe('select … into outfile', () => {
  const processes = [
    '2024-01-15 09:00:00\tcmd.exe\t\\N\t"C:\\\\Windows\\\\x.exe" /c a\\\tb\tCORP\\\\al\tws1',
    '2024-01-15 09:00:01\tps.exe\tcmd.exe\techo a\\\nb "\tbo\t\\N',
    '2024-01-15 09:00:02\tps.exe\tcmd.exe',
    '2024-01-15 09:00:03\tps.exe\tcmd.exe\t-c 1\tbo\tws2\n',
  ].join('\n');
  const names = ['timestamp', 'process_name', 'parent_process', 'arguments', 'user', 'host'];

  it('reads escapes, takes \\N for nothing, and lets quotes be', async () => {
    const report = await intake.drop('process_logs.txt', processes, { header: names });
    expect(report).toMatchObject({
      source: 'process-logs',
      delimiter: 'tab',
      headless: true,
      records: 4,
      loaded: 3,
      rejected: 1,
      undated: 0,
    });
    expect(report.rejects).toMatchObject([{ record: 3, line: 4 }]);
    expect(report.warnings.join(' ')).toContain('Backslashes escape in this file');
    expect(
      await rows(
        `select record, parent_process, arguments, "user", host from process_logs where file_id = ${report.fileId} order by record`,
      ),
    ).toEqual([
      {
        record: 1,
        parent_process: null,
        arguments: '"C:\\Windows\\x.exe" /c a\tb',
        user: 'al',
        host: 'WS1',
      },
      { record: 2, parent_process: 'cmd.exe', arguments: 'echo a\nb "', user: 'bo', host: null },
      { record: 4, parent_process: 'cmd.exe', arguments: '-c 1', user: 'bo', host: 'WS2' },
    ]);
    const table = report.tables.at(-1) ?? '';
    expect(await rows(`select parent_process from ${table} where record = 1`)).toEqual([
      { parent_process: '\\N' },
    ]);
  });

  it('reads one with a header and nothing to decode as it is', async () => {
    const report = await intake.drop(
      'auth_logs.txt',
      'user\tsource_ip\tstatus\ttimestamp\nal\t\\N\tSUCCESS\t2024-01-15 09:00:00\nbo\t10.0.0.1\tFAILED\t\\N\n',
    );
    expect(report).toMatchObject({
      source: 'auth-logs',
      headless: false,
      records: 2,
      loaded: 2,
      undated: 1,
    });
    expect(
      await rows(
        `select "user", source_ip from auth_logs where file_id = ${report.fileId} order by record`,
      ),
    ).toEqual([
      { user: 'al', source_ip: null },
      { user: 'bo', source_ip: '10.0.0.1' },
    ]);
  });
});

describe('tabs alone', () => {
  it('let a rare quote be when no value is enclosed', async () => {
    const plain = 'x.exe\t10.0.0.1\n'.repeat(200);
    const text = `process\tip\n${plain}"C:/x y.exe" /c\t10.0.0.2\n`;
    const report = await intake.drop('quotes.tsv', text);
    expect(report).toMatchObject({ records: 201, loaded: 201, rejected: 0 });
    expect(await rows('select process from quotes where record = 201')).toEqual([
      { process: '"C:/x y.exe" /c' },
    ]);
    const enclosed = await intake.drop('enclosed.tsv', `${text}"a b"\t10.0.0.3\n`);
    expect(enclosed).toMatchObject({ records: 202, loaded: 201, rejected: 1 });
  });
});

describe('mysql --batch', () => {
  it('has a header, NULL for nothing, and escapes of two letters', async () => {
    const report = await intake.drop(
      'process_logs.tsv',
      'timestamp\tprocess_name\tparent_process\targuments\tuser\thost\n2024-01-15 09:00:00\tC:\\\\Win\\\\cmd.exe\tNULL\ta\\tb\\nc "d\tal\tws1\n',
    );
    expect(report).toMatchObject({ source: 'process-logs', records: 1, loaded: 1, rejected: 0 });
    expect(
      await rows(
        `select parent_process, arguments from process_logs where file_id = ${report.fileId}`,
      ),
    ).toEqual([{ parent_process: null, arguments: 'a\tb\nc "d' }]);
  });
});
