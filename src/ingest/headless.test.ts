import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { trustedSql } from '../core/sqlText';
import { recordsOf } from '../db/rowsOf';
import { firstRecordOfHeadless } from './headless';
import { TestIntake } from './testing/intake';

let intake: TestIntake;
beforeAll(async () => {
  intake = await TestIntake.start();
});
afterAll(() => intake.db.close());

async function rows(text: string) {
  return recordsOf(await intake.db.query(trustedSql(text)));
}

const COMMA = { delimiter: 44, quote: 34 };
const isHeadless = (text: string): boolean =>
  firstRecordOfHeadless(new TextEncoder().encode(text), COMMA) !== null;

describe('a first record', () => {
  it.each([
    ['names', 'user,source_ip\nal,10.0.0.1\nbo,10.0.0.2\n'],
    ['days as names', 'host,2024-01-15 00:00,2024-01-16 00:00\nws1,5,7\nws2,1,2\n'],
    ['addresses as names', 'hour,10.0.0.1,10.0.0.2\n1,5,7\n2,1,2\n'],
    ['numbers as names', '0,1,2\nal,5,10.0.0.1\nbo,7,10.0.0.2\n'],
    ['years as names', 'host,2023,2024\nws1,5,7\nws2,1,2\n'],
    ['a name over addresses', '2024-01-15 09:00:00,peer\n2024-01-15 09:00:01,10.0.0.1\n'],
    ['a well-known name', 'status,2024-01-15 09:00:00\na,2024-01-15 09:00:01\n'],
    ['names over nothing', 'timestamp,user\n'],
    ['names over texts', 'colour,shape\nred,round\nblue,square\n'],
    ['one column', '10.0.0.1\n10.0.0.2\n'],
  ])('of %s is the header', (_name, text) => {
    expect(isHeadless(text)).toBe(false);
  });

  it.each([
    ['a time over times', 'al,2024-01-15 09:00:00\nbo,2024-01-15 09:00:01\n'],
    ['a time with T over times', '2024-01-15T09:00:00Z,al\n2024-01-15T09:00:01Z,bo\n'],
    ['an epoch over epochs', '1705309200,al\n1705309201,bo\n'],
    ['an address over addresses', 'al,10.0.0.1,x\nbo,10.0.0.2,y\n'],
    ['an IPv6 address over others', 'al,fe80::1:2:3\nbo,fe80::1:2:4\n'],
    ['a time and nothing after it', 'al,2024-01-15 09:00:00\n'],
    ['a time over times and some gaps', 'al,2024-01-15 09:00:00\nbo,\ncy,2024-01-15 09:00:01\n'],
  ])('of %s is a record', (_name, text) => {
    expect(isHeadless(text)).toBe(true);
  });
});

const AUTH =
  'al,10.0.0.1,SUCCESS,2024-01-15 09:00:00\n\nbo,10.0.0.2,FAILED,2024-01-15 09:00:01\ncy,10.0.0.3\n';
const NAMES = ['user', 'source_ip', 'status', 'timestamp'];

describe('a file without a header', () => {
  it('loads every record, the first too, and asks for the names', async () => {
    const report = await intake.drop('bare.csv', AUTH);
    expect(report).toMatchObject({
      source: 'table',
      headless: true,
      records: 3,
      loaded: 2,
      rejected: 1,
      blank: 1,
      undated: 2,
    });
    expect(report.rejects).toMatchObject([{ record: 3, line: 4, raw: 'cy,10.0.0.3' }]);
    expect(report.warnings).toContain(
      'The first line looks like a record, not like a header: al, 10.0.0.1, SUCCESS, 2024-01-15 09:00:00; name its fields in the details of the file.',
    );
    expect(await rows('select record, column_1, column_4 from bare order by record')).toEqual([
      { record: 1, column_1: 'al', column_4: '2024-01-15 09:00:00' },
      { record: 2, column_1: 'bo', column_4: '2024-01-15 09:00:01' },
    ]);
  });

  it('reads a clean one as it is, with its first record', async () => {
    const report = await intake.drop('clean.csv', AUTH.slice(0, AUTH.indexOf('cy')));
    expect(report).toMatchObject({ headless: true, records: 2, loaded: 2, rejected: 0, blank: 1 });
    expect(await rows('select column_1 from clean order by record')).toEqual([
      { column_1: 'al' },
      { column_1: 'bo' },
    ]);
  });

  it('may begin with blank lines', async () => {
    const report = await intake.drop('late.csv', `\n\n${AUTH}`);
    expect(report).toMatchObject({ records: 3, loaded: 2, rejected: 1, blank: 3 });
    expect(await rows('select record, column_1 from late order by record')).toEqual([
      { record: 1, column_1: 'al' },
      { record: 2, column_1: 'bo' },
    ]);
  });

  it('is what its fields say, once the analyst names them', async () => {
    const report = await intake.drop('named.csv', AUTH, { header: NAMES });
    expect(report).toMatchObject({
      source: 'auth-logs',
      headless: true,
      records: 3,
      loaded: 2,
      rejected: 1,
      undated: 0,
      firstSeen: '2024-01-15T09:00:00.000Z',
    });
    expect(
      await rows(
        `select record, "user", source_ip, outcome from auth_logs where file_id = ${report.fileId} order by record`,
      ),
    ).toEqual([
      { record: 1, user: 'al', source_ip: '10.0.0.1', outcome: 'success' },
      { record: 2, user: 'bo', source_ip: '10.0.0.2', outcome: 'failure' },
    ]);
  });

  it('keeps its records and says so when the names are too few', async () => {
    const report = await intake.drop('few.csv', AUTH, { header: ['user', 'source_ip'] });
    expect(report).toMatchObject({ source: 'table', headless: true, records: 3, loaded: 2 });
    expect(report.warnings).toContain(
      'You named 2 fields, but the first record has 4 values: al, 10.0.0.1, SUCCESS, 2024-01-15 09:00:00. Name as many, in the details of the file.',
    );
  });
});
