import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { trustedSql } from '../../core/sqlText';
import { recordsOf } from '../../db/rowsOf';
import { isBalanced } from '../sourceReport';
import { TestIntake } from '../testing/intake';
import { OVERFLOW_COLUMN, TableWriter } from './tableWriter';

let intake: TestIntake;
beforeAll(async () => {
  intake = await TestIntake.start();
});
afterAll(() => intake.db.close());

async function rows(text: string) {
  return recordsOf(await intake.db.query(trustedSql(text)));
}

describe('JSON', () => {
  it('becomes a table with a column for every field, however late it comes', async () => {
    const report = await intake.drop(
      'late.ndjson',
      '{"timestamp":"2024-01-15T09:00:00Z","a":"x,\\"y\\"\\nz"}\n{"timestamp":"2024-01-15T09:00:01Z","b":{"c":9007199254740993}}\n',
    );
    expect(report).toMatchObject({
      status: 'loaded',
      records: 2,
      loaded: 2,
      undated: 0,
      delimiter: '',
    });
    expect(await rows('select record, a, "b.c" from late order by record')).toEqual([
      { record: 1, a: 'x,"y"\nz', 'b.c': null },
      { record: 2, a: null, 'b.c': '9007199254740993' },
    ]);
  });

  it('keeps the number, line and text of what it rejects', async () => {
    const report = await intake.drop('faults.json', '{"n":1}\n{"n":2,}\n\ngarbage\n{"n":3}\n{"n":');
    expect(report).toMatchObject({ records: 5, loaded: 2, rejected: 3, blank: 1 });
    expect(isBalanced(report)).toBe(true);
    expect(report.rejects).toMatchObject([
      { record: 2, line: 2, raw: '{"n":2,}' },
      { record: 3, line: 4, raw: 'garbage', reason: 'it is no JSON object' },
      { record: 5, line: 6, raw: '{"n":', reason: 'the last record is cut mid-way' },
    ]);
    expect(await rows('select record, n from faults order by record')).toEqual([
      { record: 1, n: '1' },
      { record: 4, n: '3' },
    ]);
  });

  const accents = '[\n  {"timestamp": "2024-01-15T09:00:00Z", "name": "Zoë Ñandú"}\n]\n';
  it.each([
    ['utf-8-bom', Buffer.from(`\ufeff${accents}`)],
    ['utf-16le', Buffer.from(`\ufeff${accents}`, 'utf16le')],
    ['latin-1', Buffer.from(accents, 'latin1')],
    ['utf-8', gzipSync(accents)],
  ])('is read from %s', async (encoding, bytes) => {
    const report = await intake.drop('accents.json', bytes);
    expect(report).toMatchObject({ encoding, loaded: 1 });
    expect(await rows(`select name from ${report.tables[0]}`)).toEqual([{ name: 'Zoë Ñandú' }]);
  });

  it.each([
    ['none.json', '[]', 'holds no JSON object'],
    ['bad.json', '{"a":}\n', 'None of the 1 records'],
    ['other.xml', '<?xml version="1.0"?><Report/>', 'without Windows events'],
  ])('%s is refused with a sentence', async (name, text, words) => {
    const report = await intake.drop(name, text);
    expect(report.status).toBe('refused');
    expect(report.warnings.join(' ')).toContain(words);
  });

  it('keeps objects without fields as records', async () => {
    expect(await intake.drop('empty-objects.json', '{}\n{}\n')).toMatchObject({ loaded: 2 });
  });
});

describe('events in XML', () => {
  it('load with their faults counted', async () => {
    const event = (id: number, name: string): string =>
      `<Event xmlns='w'><System><EventID>${id}</EventID><TimeCreated SystemTime='2024-01-15T09:00:00Z'/></System><EventData><Data Name='${name}'>a&#10;b</Data></EventData></Event>`;
    const report = await intake.drop(
      'events.xml',
      `${event(1, 'A')}\n${event(2, 'B').replace('</Data>', '')}\n${event(3, 'B')}\n`,
    );
    expect(report).toMatchObject({ records: 3, loaded: 2, rejected: 1 });
    expect(await rows('select record, EventID, A, B from events order by record')).toEqual([
      { record: 1, EventID: '1', A: 'a\nb', B: null },
      { record: 3, EventID: '3', A: null, B: 'a\nb' },
    ]);
  });
});

describe('TableWriter', () => {
  async function readBack(writer: TableWriter): Promise<(string | null)[][]> {
    const content = await writer.finish();
    const columns = writer.columns.map((_, i) => `c${i}`);
    await intake.db.registerFile('written.csv', content);
    try {
      const read = await intake.db.query(
        trustedSql(`select n, ${columns.join(', ')} from read_csv('ir/written.csv',
          columns = {'n': 'BIGINT', ${columns.map((name) => `'${name}': 'VARCHAR'`).join(', ')}},
          auto_detect = false, header = false, delim = ',', quote = '"', escape = '"', new_line = '\\n',
          max_line_size = 33554432)`),
      );
      const rows = recordsOf(read);
      expect(rows.map((row) => row['n'])).toEqual(rows.map((_, i) => i + 1));
      return rows.map((row) => columns.map((name) => row[name] as string | null));
    } finally {
      await intake.db.dropFile('written.csv');
    }
  }

  const value = fc.option(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', ' ', 'é', "'", '\\') }),
    ),
  );

  it('writes what the engine reads back, whatever the values and whenever the columns come', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.dictionary(fc.string({ maxLength: 4 }), value), { minLength: 1 }),
        async (objects) => {
          fc.pre(objects.some((object) => Object.keys(object).length > 0));
          const writer = new TableWriter();
          objects.forEach((object, i) => {
            for (const [name, text] of Object.entries(object)) writer.set(name, text);
            writer.endRow(i + 1);
          });
          const expected = objects.map((object) =>
            writer.columns.map((name) => (Object.hasOwn(object, name) ? object[name] : '') || null),
          );
          expect(await readBack(writer)).toEqual(expected);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('gives every row of every part the columns that came last', async () => {
    const writer = new TableWriter();
    const long = `"${'x\n'.repeat(50_000)}`;
    for (let row = 0; row < 200; row++) {
      writer.set(row < 150 ? 'a' : `late${row % 3}`, long);
      writer.endRow(row + 1);
    }
    const read = await readBack(writer);
    expect(read.length).toBe(200);
    expect(read[0]).toEqual([long, null, null, null]);
    expect(read[199]).toEqual([null, null, long, null]);
  });

  it('keeps a second value of one name beside the first', async () => {
    const writer = new TableWriter();
    writer.set('a.b', '1');
    writer.set('a.b', '2');
    writer.endRow(1);
    expect(writer.columns).toEqual(['a.b', 'a.b_2']);
    expect(await readBack(writer)).toEqual([['1', '2']]);
  });

  it('keeps fields beyond the limit together', async () => {
    const writer = new TableWriter(2);
    for (const name of ['a', 'b', '__proto__', 'c']) writer.set(name, name);
    writer.endRow(1);
    writer.set('b', 'x');
    writer.endRow(2);
    expect(writer.columns).toEqual(['a', 'b', OVERFLOW_COLUMN]);
    expect(await readBack(writer)).toEqual([
      ['a', 'b', '{"__proto__":"__proto__","c":"c"}'],
      [null, 'x', null],
    ]);
  });
});
