import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JsonObjects } from './jsonObjects';

type Heard = readonly [kind: 'object' | 'fault', line: number, text: string, reason?: string];

function split(text: string, chunkBytes = Infinity, maxObjectBytes?: number) {
  const heard: Heard[] = [];
  let blank = 0;
  const decoder = new TextDecoder();
  const splitter = new JsonObjects(
    {
      span: (bytes, start, end, line) =>
        heard.push(['object', line, decoder.decode(bytes.subarray(start, end))]),
      fault: (bytes, start, end, line, reason) =>
        heard.push(['fault', line, decoder.decode(bytes.subarray(start, end)).trim(), reason]),
      blankLine: () => void blank++,
      prefix: () => undefined,
    },
    maxObjectBytes,
  );
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    splitter.push(bytes.subarray(at, Math.min(bytes.length, at + chunkBytes)));
  }
  splitter.finish();
  return { heard, blank };
}

describe('objects', () => {
  it.each([
    ['one a line', '{"a":1}\n{"a":2}\r\n'],
    ['without a last line end', '{"a":1}\n{"a":2}'],
    ['a list of them', '[{"a":1},\n{"a":2}]\n'],
    ['one after another', '{"a":1}{"a":2}'],
    ['with commas between', '{"a":1},\n{"a":2},\n'],
  ])('%s are found', (_name, text) => {
    expect(split(text).heard.map(([kind, , object]) => [kind, object])).toEqual([
      ['object', '{"a":1}'],
      ['object', '{"a":2}'],
    ]);
  });

  it('keep the line they start on, over line ends inside and blank lines between', () => {
    const { heard, blank } = split(
      '[\n  {\n    "a": 1\n  },\n\n  {\n    "b": [\n      {}\n    ]\n  }\n]',
    );
    expect(heard.map(([kind, line]) => [kind, line])).toEqual([
      ['object', 2],
      ['object', 6],
    ]);
    expect(blank).toBe(1);
  });

  it('may hold brackets, quotes and escapes in their strings', () => {
    const object = String.raw`{"a":"}{][\"\\","b":["{",{"c":"\\"}]}`;
    expect(split(object + object).heard.map(([, , text]) => text)).toEqual([object, object]);
  });

  it('are found whatever the chunks', () => {
    fc.assert(
      fc.property(
        fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { minLength: 1, maxLength: 8 }),
        fc.constantFrom('\n', '', ', ', '\r\n\r\n'),
        fc.constantFrom(0, 2),
        fc.integer({ min: 1, max: 40 }),
        (objects, between, indent, chunkBytes) => {
          const texts = objects.map((object) => JSON.stringify(object, null, indent));
          const { heard } = split(texts.join(between), chunkBytes);
          expect(heard.map(([kind, , text]) => [kind, text])).toEqual(
            texts.map((text) => ['object', text]),
          );
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('faults', () => {
  const UNQUOTED = 'a quote is opened and never closed';
  const UNCLOSED = 'an object is opened and never closed';

  it.each<[string, string, Heard]>([
    [
      'text between objects',
      'oops, {"x":1}',
      ['fault', 2, 'oops, {"x":1}', 'it is no JSON object'],
    ],
    ['a string left open', '{"a":"b}', ['fault', 2, '{"a":"b}', UNQUOTED]],
    ['an object left open', '{"a":{"b":1}', ['fault', 2, '{"a":{"b":1}', UNCLOSED]],
    ['an object left open after a comma', '{"a":1,', ['fault', 2, '{"a":1,', UNCLOSED]],
    ['a value left out', '{"a":', ['fault', 2, '{"a":', UNCLOSED]],
    ['brackets that cross', '{"a":[1}', ['fault', 2, '{"a":[1}', 'brackets do not match']],
    ['several lines', '{"a":"b\n  c\n "d"', ['fault', 2, '{"a":"b\n  c\n "d"', UNQUOTED]],
  ])('%s: costs its own lines and not the next object', (_name, bad, fault) => {
    const text = `{"n":1}\n${bad}\n{"n":2}\n{"n":3}`;
    for (const chunkBytes of [1, 7, Infinity]) {
      const { heard } = split(text, chunkBytes);
      const objects = heard.filter(([kind]) => kind === 'object').map(([, , object]) => object);
      expect(objects).toEqual(['{"n":1}', '{"n":2}', '{"n":3}']);
      expect(heard.filter(([kind]) => kind === 'fault')).toEqual([fault]);
      expect(heard.at(-1)?.[1]).toBe(text.split('\n').length);
    }
  });

  it('an object cut at the end of the file says so', () => {
    expect(split('{"n":1}\n{"n":2,"m').heard).toEqual([
      ['object', 1, '{"n":1}'],
      ['fault', 2, '{"n":2,"m', 'the last record is cut mid-way'],
    ]);
  });

  it('a broken object of an indented list costs no other', () => {
    const text = '[\n  {\n    "a": [\n      {"x": 1}\n  },\n  {\n    "b": 2\n  }\n]';
    for (const chunkBytes of [1, 5, Infinity]) {
      expect(split(text, chunkBytes).heard.map(([kind, line]) => [kind, line])).toEqual([
        ['fault', 2],
        ['object', 6],
      ]);
    }
  });

  it('an object beyond the limit is rejected and the next one is not', () => {
    const text = `{"a":"${'x'.repeat(300)}"}\n{"b":1}\n{"c":[${'1,'.repeat(300)}\n{"d":1}`;
    for (const chunkBytes of [16, Infinity]) {
      const { heard } = split(text, chunkBytes, 100);
      expect(heard.filter(([kind]) => kind === 'object')).toEqual([
        ['object', 2, '{"b":1}'],
        ['object', 4, '{"d":1}'],
      ]);
      expect(heard.filter(([kind]) => kind === 'fault').length).toBe(2);
    }
  });
});
