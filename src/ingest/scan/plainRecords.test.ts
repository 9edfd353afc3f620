import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { assembledKernel } from '../../../build/scripts/assemble';
import { byteShapes } from '../columnShapes';
import { type Dialect, RecordScanner } from '../recordScanner';
import { Tally } from '../tally';
import { PlainRecords, WINDOW_BYTES } from './plainRecords';
import * as wasm from './plainRecordsWasm';

const CSV: Dialect = { delimiter: ','.charCodeAt(0), quote: '"'.charCodeAt(0) };
const encoder = new TextEncoder();

/** What a reading of the bytes found, with the kernel or record by record. */
function scanned(
  bytes: Uint8Array,
  chunkBytes: readonly number[],
  isPlain: boolean,
  dialect: Dialect,
) {
  const tally = new Tally(dialect);
  if (!isPlain) Object.defineProperty(tally, 'plain', { get: () => null, set: () => undefined });
  const scanner = new RecordScanner(dialect, tally);
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const size = chunkBytes[i % chunkBytes.length] ?? bytes.length;
    scanner.push(bytes.subarray(at, at + size));
    at += size;
  }
  scanner.finish();
  const { header, records, blank, rejected, rejects, sample, needsCleaning, cutRecord } = tally;
  const shapes = [...scanner.shapes];
  return { header, records, blank, rejected, rejects, sample, needsCleaning, cutRecord, shapes };
}

const value = fc.oneof(
  { weight: 6, arbitrary: fc.stringMatching(/^[a-zA-Z0-9_.:@\\/-]{0,40}$/) },
  { weight: 2, arbitrary: fc.constantFrom('WS-01', 'CORP\\ann', '', 'ünïcode', 'a b') },
  {
    weight: 3,
    arbitrary: fc.string({ maxLength: 40 }).map((text) => `"${text.replaceAll('"', '""')}"`),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('"open', '"a"b', ' "x"', '""', '""""', ' ', '\uFEFF', '"x" '),
  },
  { weight: 1, arbitrary: fc.integer({ min: 240, max: 280 }).map((n) => `"${'7'.repeat(n)}"`) },
);
const record = fc.oneof(
  { weight: 12, arbitrary: fc.tuple(value, value, value).map((values) => values.join(',')) },
  { weight: 1, arbitrary: fc.array(value, { maxLength: 5 }).map((values) => values.join(',')) },
  { weight: 1, arbitrary: fc.constantFrom('time,host,note', '', '   ') },
);
const lineEnd = fc.oneof(
  { weight: 40, arbitrary: fc.constant('') },
  { weight: 1, arbitrary: fc.constantFrom('\r', '\n', '\r\n') },
);

describe('the kernel of the record scanner', () => {
  it('is the bytes of its text', async () => {
    expect(
      `/** \`plainRecords.wat\` in bytes, as \`npm run assemble\` writes it. */\nexport const KERNEL =\n  '${wasm.KERNEL}';\n`,
    ).toBe(await assembledKernel());
  });

  it('counts, judges and shapes as reading record by record does, wherever chunks end', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(record, lineEnd), { maxLength: 120 }),
        fc.constantFrom('\n', '\r\n'),
        fc.constantFrom(',', ';', '\t', '|'),
        fc.array(fc.integer({ min: 1, max: 4_000 }), { minLength: 1, maxLength: 5 }),
        fc.boolean(),
        (records, end, delimiter, chunks, endsWell) => {
          // The kernel begins once so many records are known.
          const known = Array.from({ length: 210 }, (_, i) => `2026-03-02,H${i},x${i}`);
          const lines = [...known, ...records.map(([text, odd]) => text + odd)];
          const text = `time,host,note${end}${lines.join(end)}${endsWell ? end : ''}`;
          const bytes = encoder.encode(text.replaceAll(',', delimiter));
          const dialect = { ...CSV, delimiter: delimiter.charCodeAt(0) };
          expect(scanned(bytes, chunks, true, dialect)).toEqual(
            scanned(bytes, chunks, false, dialect),
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  it('passes records of several windows, and a record longer than one is left to the scanner', () => {
    const line = `2026-03-02,${'h'.repeat(900)},note\n`;
    const text = `time,host,note\n${line.repeat(600)}a,${'b'.repeat(2 * WINDOW_BYTES)},c\n${line.repeat(300)}`;
    const bytes = encoder.encode(text);
    const slow = scanned(bytes, [bytes.length], false, CSV);
    const passed = vi.spyOn(Tally.prototype, 'plainRecords');
    expect(scanned(bytes, [bytes.length], true, CSV)).toEqual(slow);
    expect(slow.records).toBe(901);
    // The first two hundred are kept as a sample; the long one is read by the scanner.
    expect(passed.mock.calls.reduce((sum, [count]) => sum + count, 0)).toBe(700);
    passed.mockRestore();
  });

  it('tells of a last record without its end behind plain ones', () => {
    const text = `time,host,note\n${'2026,h,n\n'.repeat(500)}2026,h`;
    const bytes = encoder.encode(text);
    expect(scanned(bytes, [1_000], true, CSV).cutRecord).toEqual({ record: 501, line: 502 });
  });

  it('takes nearly all records of an ordinary log', () => {
    const plain = PlainRecords.of(CSV.delimiter, CSV.quote, byteShapes(CSV.delimiter));
    const bytes = encoder.encode('2026,h,"a ""b"", c"\n'.repeat(5_000));
    const rule = { fields: 3, endsInCrLf: false, headerStart: -1, headerBytes: 14 };
    expect(plain?.pass(bytes, 0, rule)).toBe(bytes.length);
    expect(plain?.passed).toBe(5_000);
  });

  it.each([
    ['a record with too few values', 'a,b\n'],
    ['a record with too many', 'a,b,c,d\n'],
    ['a blank before a quote', 'a, "b",c\n'],
    ['text behind a quote', 'a,"b"c,d\n'],
    ['a line break in a quote', 'a,"b\nc",d\n'],
    ['another line end', 'a,b,c\r\n'],
    ['a byte order mark', '\uFEFFa,b,c\n'],
    ['a blank line', '\n'],
    ['what may be the header again', 'time,host,note\n'],
  ])('stops in front of %s', (_, odd) => {
    const plain = PlainRecords.of(CSV.delimiter, CSV.quote, byteShapes(CSV.delimiter));
    const before = '2026,h,n\n'.repeat(3);
    const bytes = encoder.encode(before + odd + before);
    const rule = { fields: 3, endsInCrLf: false, headerStart: 't'.charCodeAt(0), headerBytes: 14 };
    expect(plain?.pass(bytes, 0, rule)).toBe(before.length);
  });
});
