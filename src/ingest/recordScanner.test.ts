import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Dialect, RecordScanner } from './recordScanner';
import { splitRecord } from './splitRecord';

const COMMA: Dialect = { delimiter: 44, quote: 34 };

interface Seen {
  readonly text: string;
  readonly line: number;
  readonly fields: number;
  readonly fault: string;
}

function scan(text: string, chunkSize = 1 << 20, dialect = COMMA, maxRecordBytes?: number) {
  const records: Seen[] = [];
  const blankLines: number[] = [];
  const scanner = new RecordScanner(
    dialect,
    {
      record(bytes, start, end, line, fields, fault) {
        const slice = bytes.slice(start, end);
        records.push({ text: new TextDecoder().decode(slice), line, fields, fault });
      },
      blankLine: (line) => void blankLines.push(line),
      lineEnd: () => undefined,
    },
    maxRecordBytes,
  );
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += chunkSize) {
    scanner.push(bytes.slice(at, at + chunkSize));
  }
  scanner.finish();
  return { records, blankLines };
}

describe('records', () => {
  it.each([
    ['two lines', 'a,b\n1,2\n', [2, 2], [1, 2]],
    ['no end of line at the end', 'a,b\n1,2', [2, 2], [1, 2]],
    ['CR LF', 'a,b\r\n1,2\r\n', [2, 2], [1, 2]],
    ['CR alone', 'a,b\r1,2\r', [2, 2], [1, 2]],
    ['a line break inside quotes', 'a,"x\ny",c\n1,2,3\n', [3, 3], [1, 3]],
    ['a doubled quote', 'a,"x ""y"" z"\n1,2\n', [2, 2], [1, 2]],
    ['a delimiter inside quotes', '"a,b",c\n', [2], [1]],
    ['blanks around quotes', '1, "a,b" ,2\n', [3], [1]],
    ['a quote inside a bare value', 'a,x"y\n1,2\n', [2, 2], [1, 2]],
    ['empty values', ',,\n', [3], [1]],
  ])('%s', (_name, text, fields, lines) => {
    const { records } = scan(text);
    expect(records.map((r) => r.fields)).toEqual(fields);
    expect(records.map((r) => r.line)).toEqual(lines);
    expect(records.every((r) => r.fault === 'none')).toBe(true);
  });

  it('counts blank lines apart', () => {
    const { records, blankLines } = scan('a,b\n\n1,2\n   \n');
    expect(records).toHaveLength(2);
    expect(blankLines).toEqual([2, 4]);
  });
});

describe('faults', () => {
  it('gives up one line for a quote that never closes', () => {
    const { records } = scan('a,b\n1,"x\n3,4\n5,6\n');
    expect(records.map((r) => [r.text, r.fault])).toEqual([
      ['a,b', 'none'],
      ['1,"x', 'unclosed quote'],
      ['3,4', 'none'],
      ['5,6', 'none'],
    ]);
    expect(records.map((r) => r.line)).toEqual([1, 2, 3, 4]);
  });

  it('rejects text after a closing quote up to the end of its line', () => {
    const { records } = scan('a,b\n1,"x" y\n3,4\n');
    expect(records.map((r) => r.fault)).toEqual(['none', 'text after quote', 'none']);
  });

  it('rejects one record for a line beyond the limit, however it is cut', () => {
    for (const chunk of [7, 64, 1 << 20]) {
      const { records } = scan(`a,b\n${'x'.repeat(500)}\n1,2\n`, chunk, COMMA, 100);
      expect(records.map((r) => r.fault)).toEqual(['none', 'too long', 'none']);
    }
  });
});

const value = fc.string({ unit: fc.constantFrom('a', 'é', ' ', ',', '"', '\n', '\r\n', '☃') });

function csv(rows: readonly (readonly string[])[]): string {
  const quoted = rows.map((row) => row.map((v) => `"${v.replaceAll('"', '""')}"`).join(','));
  return `${quoted.join('\n')}\n`;
}

describe('properties', () => {
  it('reads back any quoted table, cut into chunks of any size', () => {
    const table = fc.array(fc.array(value, { minLength: 3, maxLength: 3 }), { minLength: 1 });
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 40 }), (rows, chunkSize) => {
        const { records } = scan(csv(rows), chunkSize);
        expect(records.map((r) => splitRecord(r.text, COMMA))).toEqual(rows);
      }),
    );
  });

  it('sees the same records however the bytes are cut', () => {
    const text = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', ' ') });
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 9 }), (content, chunkSize) => {
        expect(scan(content, chunkSize)).toEqual(scan(content));
      }),
      { numRuns: 500 },
    );
  });
});
