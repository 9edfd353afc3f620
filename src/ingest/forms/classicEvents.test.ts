import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { trustedSql } from '../../core/sqlText';
import { recordsOf } from '../../db/rowsOf';
import { isBalanced } from '../sourceReport';
import { TestIntake } from '../testing/intake';
import { ClassicEvents } from './classicEvents';
import { classicEventFields } from './classicEvent';

const event = (time: string, message: string, code = 4624): string =>
  `${time}\nLogName=Security\nSourceName=Microsoft Windows security auditing.\nEventCode=${code}\nComputerName=WS1\nRecordNumber=7\nMessage=${message}`;

function split(parts: readonly string[], maxBytes?: number): string[] {
  const heard: string[] = [];
  const decoder = new TextDecoder();
  const tell = (kind: string) => (bytes: Uint8Array, start: number, end: number, line: number) => {
    heard.push(`${kind} ${line}: ${decoder.decode(bytes.subarray(start, end)).split('\n')[0]}`);
  };
  const splitter = new ClassicEvents(
    {
      span: tell('event'),
      fault: tell('fault'),
      prefix: tell('prefix'),
      blankLine: () => heard.push('blank'),
    },
    maxBytes,
  );
  for (const part of parts) splitter.push(new TextEncoder().encode(part));
  splitter.finish();
  return heard;
}

describe('classic events', () => {
  const text = [
    event(
      '01/15/2024 09:00:00 AM',
      'a\n\n01/15/2024 is a day\n01/15/2024 09:00:00 AM\nnot LogName=',
    ),
    event('01/15/2024 09:00:01.250 PM', 'b'),
    '',
  ].join('\n');
  const expected = ['event 1: 01/15/2024 09:00:00 AM', 'event 12: 01/15/2024 09:00:01.250 PM'];

  it('begin at the line of a time before LogName', () => {
    expect(split([text])).toEqual(expected);
  });

  it('are the same however the text is cut into pieces', () => {
    for (const size of [1, 7, 50]) {
      expect(split(text.match(new RegExp(`[\\s\\S]{1,${size}}`, 'g')) ?? [])).toEqual(expected);
    }
  });

  it('cost nothing but themselves when one is too long', () => {
    const long = event('01/15/2024 09:00:00 AM', 'x'.repeat(900));
    const pieces = `${long}\n${text}`.match(/[\s\S]{1,100}/g) ?? [];
    expect(split(pieces, 500)).toEqual([
      'fault 1: 01/15/2024 09:00:00 AM',
      ...expected.map((line) => line.replace(/\d+(?=:)/, (n) => String(Number(n) + 7))),
    ]);
  });

  it.each([
    ['01/15/2024 12:00:00 AM', '2024-01-15 00:00:00'],
    ['01/15/2024 12:30:00 PM', '2024-01-15 12:30:00'],
    ['02/03/2024 11:59:59.123 PM', '2024-02-03 23:59:59.123'],
  ])('have the time %s month first', (time, expected) => {
    const fields: Record<string, string | null> = {};
    classicEventFields(event(time, 'x'), (name, value) => (fields[name] = value));
    expect(fields).toMatchObject({ Date: time, LocalTime: expected });
  });
});

describe('a file of classic events', () => {
  let intake: TestIntake;
  beforeAll(async () => {
    intake = await TestIntake.start();
  });
  afterAll(() => intake.db.close());

  it('accounts for text that is no event, and tells of a message in another language', async () => {
    const german = 'Ein Konto wurde angemeldet.\n\nAntragsteller:\n\tKontoname:\t\tal';
    const lines = [
      event('02/03/2024 09:00:00 PM', german),
      event('02/03/2024 09:00:01 PM', 'No field.'),
    ];
    const report = await intake.drop('classic.log', lines.join('\n'));
    expect(report).toMatchObject({
      source: 'splunk-classic',
      records: 2,
      loaded: 2,
      undated: 0,
      firstSeen: '2024-02-03T21:00:00.000Z',
      time: { column: 'LocalTime', basis: 'assumed' },
    });
    expect(report.warnings.join(' ')).toContain(
      '1 of 2 records have a "Message" with fields of which none is known',
    );
    const messages = await intake.db.query(
      trustedSql(`select "Message" as m from ${report.tables.at(-1) ?? ''} order by record`),
    );
    expect(recordsOf(messages).map((row) => row['m'])).toEqual([german, 'No field.']);
  });

  it('rejects a first text that is no event', async () => {
    const report = await intake.drop(
      'raw.csv',
      `"_time","_raw"\n"2024-02-03T21:00:00.000+0000","${event('02/03/2024 09:00:00 PM', 'x')}"\nshort\n`,
    );
    expect(report).toMatchObject({ source: 'splunk-classic', records: 2, loaded: 1, rejected: 1 });
    expect(report.rejects).toMatchObject([{ record: 2, line: 9 }]);
    expect(isBalanced(report)).toBe(true);
  });
});
