import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { trustedSql } from '../core/sqlText';
import { recordsOf } from '../db/rowsOf';
import { isBalanced } from './sourceReport';
import { TestIntake } from './testing/intake';

let intake: TestIntake;
beforeAll(async () => {
  intake = await TestIntake.start();
});
afterAll(() => intake.db.close());

async function rows(text: string) {
  return recordsOf(await intake.db.query(trustedSql(text)));
}

describe('a good file', () => {
  it('loads every record with its number, its time and its hash', async () => {
    const text =
      'timestamp,user,note\n2024-01-15 09:00:00,al,"a\nb"\n2024-01-15T10:00:00+02:00,bo,\n';
    const report = await intake.drop('plain.csv', text);
    expect(report).toMatchObject({
      status: 'loaded',
      source: 'table',
      tables: ['plain', 'evidence.plain'],
      encoding: 'utf-8',
      delimiter: 'comma',
      records: 2,
      loaded: 2,
      rejected: 0,
      undated: 0,
      sha256: createHash('sha256').update(text).digest('hex'),
      firstSeen: '2024-01-15T08:00:00.000Z',
      lastSeen: '2024-01-15T09:00:00.000Z',
      time: { column: 'timestamp', basis: 'assumed' },
    });
    expect(await rows('select record, event_time, note from plain order by record')).toEqual([
      { record: 1, event_time: '2024-01-15T09:00:00.000Z', note: 'a\nb' },
      { record: 2, event_time: '2024-01-15T08:00:00.000Z', note: null },
    ]);
  });

  it.each([
    ['tab', 'a\tb\n1\t2\n'],
    ['semicolon', 'a;b\n1;2,5\n'],
    ['pipe', 'a|b\n1|2\n'],
  ])('finds the delimiter %s', async (name, text) => {
    const report = await intake.drop(`delimiter-${name}.csv`, text);
    expect([report.delimiter, report.loaded]).toEqual([name, 1]);
  });

  it.each([
    ['lf', '\n', 'a\r\nb'],
    ['crlf', '\r\n', 'a\nb'],
  ])('is not misled by another line end in a value: %s', async (name, end, value) => {
    const text = [`"a\rb",note`, `1,"${value}"`, '2,x', ''].join(end);
    const report = await intake.drop(`ends-${name}.csv`, text);
    expect(report).toMatchObject({ records: 2, loaded: 2 });
    const [first] = await rows(`select note from ends_${name} where record = 1`);
    expect(first).toEqual({ note: value });
  });

  const accents = 'timestamp,name\n2024-01-15 09:00:00,Zoë Ñandú\n';
  const utf16 = (order: 'le' | 'be', mark: boolean): Uint8Array => {
    const bytes = Buffer.from((mark ? '\ufeff' : '') + accents.repeat(3), 'utf16le');
    return order === 'le' ? bytes : bytes.swap16();
  };
  it.each([
    ['utf-8', Buffer.from(accents)],
    ['utf-8-bom', Buffer.from(`\ufeff${accents}`)],
    ['utf-16le', utf16('le', true)],
    ['utf-16be', utf16('be', true)],
    ['utf-16le', utf16('le', false)],
    ['utf-16be', utf16('be', false)],
    ['latin-1', Buffer.from(accents, 'latin1')],
    ['windows-1252', Buffer.concat([Buffer.from(accents, 'latin1'), Buffer.of(0x32, 0x2c, 0x80)])],
  ])('reads %s', async (encoding, bytes) => {
    const report = await intake.drop(`enc-${encoding}.csv`, bytes);
    expect(report.encoding).toBe(encoding);
    expect(isBalanced(report)).toBe(true);
    const [first] = await rows(`select name from ${report.tables[0]} where record = 1`);
    expect(first).toEqual({ name: 'Zoë Ñandú' });
  });

  it('reads gzip, also of several members, and hashes the bytes as dropped', async () => {
    const bytes = Buffer.concat([
      gzipSync('timestamp,a\n2024-01-15 09:00:00,1\n'),
      gzipSync('2024-01-15 09:00:01,2\n'),
    ]);
    const report = await intake.drop('two.csv.gz', bytes);
    expect(report).toMatchObject({ records: 2, loaded: 2, compressed: true, source: 'table' });
    expect(report.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
  });

  it('never types a column', async () => {
    await intake.drop(
      'hex.csv',
      'timestamp,id\n2024-01-15 09:00:00,0x1a2c\n2024-01-15 09:00:00,007\n',
    );
    expect(await rows('select id from hex order by record')).toEqual([
      { id: '0x1a2c' },
      { id: '007' },
    ]);
  });
});

describe('a bad file', () => {
  it.each([
    ['empty.csv', '', 'empty'],
    ['blank.csv', '\n \n\n', 'blank lines'],
    ['image.csv', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'PNG'],
    ['binary.csv', Buffer.from(Array.from({ length: 400 }, (_, i) => i % 7)), 'binary'],
    ['broken.csv.gz', Buffer.from('1f8b0800000000000003ffff', 'hex'), 'gzip'],
  ])('%s is refused with a sentence', async (name, content, word) => {
    const report = await intake.drop(name, content);
    expect(report).toMatchObject({ status: 'refused', records: 0, loaded: 0, rejected: 0 });
    expect(report.warnings.join(' ')).toContain(word);
  });

  it('a header without records loads as an empty table', async () => {
    const report = await intake.drop('header.csv', 'timestamp,a\n');
    expect(report).toMatchObject({ status: 'loaded', records: 0, loaded: 0 });
    expect(report.warnings.join(' ')).toContain('no records');
    expect(await rows('select * from header')).toEqual([]);
  });

  it('records with too few or too many values keep their number, line and text', async () => {
    const report = await intake.drop(
      'ragged.csv',
      'timestamp,a,b\n2024-01-15 09:00:00,"x\ny",2\n2024-01-15 09:00:01,1\n2024-01-15 09:00:02,1,2,3\n2024-01-15 09:00:03,1,2\n',
    );
    expect(report).toMatchObject({ records: 4, loaded: 2, rejected: 2 });
    expect(report.rejects).toEqual([
      {
        record: 2,
        line: 4,
        reason: 'it has 2 values, the header names 3',
        raw: '2024-01-15 09:00:01,1',
      },
      {
        record: 3,
        line: 5,
        reason: 'it has 4 values, the header names 3',
        raw: '2024-01-15 09:00:02,1,2,3',
      },
    ]);
    expect(await rows('select record from ragged order by record')).toEqual([
      { record: 1 },
      { record: 4 },
    ]);
  });

  it('an unterminated quote costs one record', async () => {
    const report = await intake.drop('quote.csv', 'timestamp,a\nx,1\nx,"2\nx,3\nx,4\n');
    expect(report).toMatchObject({ records: 4, loaded: 3, rejected: 1 });
    expect(report.rejects[0]).toMatchObject({ record: 2, line: 3, raw: 'x,"2' });
    expect(await rows('select record, a from quote order by record')).toEqual([
      { record: 1, a: '1' },
      { record: 3, a: '3' },
      { record: 4, a: '4' },
    ]);
  });

  it('a broken quote in a short file is not taken for a file without quotes', async () => {
    const report = await intake.drop('short.csv', 'timestamp,a\nx,1\nx,1,2\nx,"2\n');
    expect(report).toMatchObject({ records: 3, loaded: 1, rejected: 2 });
    expect(report.rejects.map((reject) => [reject.record, reject.raw])).toEqual([
      [2, 'x,1,2'],
      [3, 'x,"2'],
    ]);
  });

  it('quotes that mean nothing are kept where many records show it', async () => {
    const rows = Array.from({ length: 30 }, (_, i) => `x,"${i} inch`).join('\n');
    const report = await intake.drop('inches.csv', `timestamp,a\n${rows}\n`);
    expect(report).toMatchObject({ records: 30, loaded: 30, rejected: 0 });
  });

  it('mixed line ends load every record', async () => {
    const report = await intake.drop('ends.csv', 'timestamp,a\nx,1\r\nx,2\nx,3\rx,4\n');
    expect(report).toMatchObject({ records: 4, loaded: 4, rejected: 0 });
  });

  it('a NUL byte is kept and told of', async () => {
    const report = await intake.drop('nul.csv', 'timestamp,a\nx,1\u00002\ny,3\n');
    expect(report).toMatchObject({ records: 2, loaded: 2 });
    expect(report.warnings.join(' ')).toContain('NUL');
    expect(await rows('select a from nul where record = 1')).toEqual([{ a: '1\u00002' }]);
  });

  it('two columns of one name stay apart', async () => {
    const report = await intake.drop('twins.csv', 'timestamp,Status,status,record\nx,1,2,3\n');
    expect(report.warnings.join(' ')).toContain('"status" → "status_2"');
    expect(await rows('select "Status", status_2, record, record_2 from twins')).toEqual([
      { Status: '1', status_2: '2', record: 1, record_2: '3' },
    ]);
  });

  it('a hostile name is only text', async () => {
    const name = `x"; drop table evidence.plain; --'<script>alert(1)</script>.csv`;
    const report = await intake.drop(name, `timestamp,"a""; --"\n2024-01-15 09:00:00,'); drop\n`);
    expect(report).toMatchObject({ status: 'loaded', name, records: 1, loaded: 1 });
    expect(await rows('select count(*)::integer as n from plain')).toEqual([{ n: 2 }]);
  });

  it('a file without a time column loads undated', async () => {
    const report = await intake.drop('timeless.csv', 'a,b\n1,2\n3,4\n');
    expect(report).toMatchObject({ loaded: 2, undated: 2, time: { column: null, basis: 'none' } });
    expect(report.warnings.join(' ')).toContain('undated');
  });

  it('a file with a few damaged bytes keeps its UTF-8', async () => {
    const bytes = Buffer.concat([
      Buffer.from('timestamp,a\nx,ñññññññ\nx,'),
      Buffer.of(0xff),
      Buffer.from('\n'),
    ]);
    const report = await intake.drop('damaged.csv', bytes);
    expect(report).toMatchObject({ encoding: 'utf-8', records: 2, loaded: 2 });
    expect(report.warnings.join(' ')).toContain('not valid UTF-8');
  });
});

describe('times', () => {
  it('counts what could not be read and names the first', async () => {
    const report = await intake.drop(
      'times.csv',
      '_time,a\n1627354100.265,1\n57:00.5,2\n,3\n2021-07-27T05:48:20.265+0300,4\n',
    );
    expect(report).toMatchObject({ loaded: 4, undated: 2 });
    expect(report.warnings.join(' ')).toContain(
      '1 empty, 1 unreadable (first: record 2, "57:00.5")',
    );
  });

  it('reads the portal form by its header', async () => {
    const report = await intake.drop(
      'portal.csv',
      'TimeGenerated [UTC],a\n"2/3/2025, 9:19:25.391 AM",1\n"2/3/2025, 12:00:00.000 PM",2\n',
    );
    expect(report.time).toMatchObject({ column: 'TimeGenerated [UTC]', basis: 'declared' });
    expect([report.firstSeen, report.lastSeen]).toEqual([
      '2025-02-03T09:19:25.391Z',
      '2025-02-03T12:00:00.000Z',
    ]);
  });

  it('never guesses between day first and month first', async () => {
    const unsure = await intake.drop('unsure.csv', 'timestamp,a\n03/04/2024 10:00:00,1\n');
    expect(unsure.undated).toBe(1);
    expect(unsure.warnings.join(' ')).toContain('cannot be told apart');
    const sure = await intake.drop(
      'sure.csv',
      'timestamp,a\n03/04/2024 10:00:00,1\n13/04/2024 10:00:00,2\n',
    );
    expect(sure.undated).toBe(0);
    expect(sure.firstSeen).toBe('2024-04-03T10:00:00.000Z');
  });

  it('keeps a year like 1601 and tells of it', async () => {
    const report = await intake.drop(
      'old.csv',
      'timestamp,a\n1601-01-01T00:00:00Z,1\n2024-01-15T09:00:00Z,2\n',
    );
    expect(report).toMatchObject({ undated: 0, firstSeen: '2024-01-15T09:00:00.000Z' });
    expect(report.warnings.join(' ')).toContain('before 2000');
  });
});
