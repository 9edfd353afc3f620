import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flatten } from './flatten';
import { parseObject } from './parseObject';

function fieldsOf(text: string, longNumbers = true): [string, string | null][] {
  const fields: [string, string | null][] = [];
  flatten(parseObject(text, longNumbers), (name, value) => fields.push([name, value]));
  return fields;
}

describe('flatten', () => {
  it('joins names by dots in the order of the source and keeps lists as JSON', () => {
    expect(
      fieldsOf('{"b":{"c":{"d":"x"},"e":true},"a":[1,{"f":null}],"g":null,"h":{},"i":-0.5}'),
    ).toEqual([
      ['b.c.d', 'x'],
      ['b.e', 'true'],
      ['a', '[1,{"f":null}]'],
      ['g', null],
      ['h', '{}'],
      ['i', '-0.5'],
    ]);
  });

  it('unwraps the result of a Splunk export and nothing else of that name', () => {
    expect(fieldsOf('{"preview":false,"offset":1,"result":{"_time":"t","x":"1"}}')).toEqual([
      ['_time', 't'],
      ['x', '1'],
    ]);
    expect(fieldsOf('{"result":{"x":"1"}}')).toEqual([['result.x', '1']]);
  });

  it('removes the levels of attributes and text from an event', () => {
    expect(
      fieldsOf(
        '{"Event":{"#attributes":{"xmlns":"w"},"System":{"Provider":{"#attributes":{"Name":"P"}},"EventID":{"#attributes":{"Qualifiers":0},"#text":7045},"TimeCreated":{"@SystemTime":"t"},"Correlation":null}}}',
      ),
    ).toEqual([
      ['Event.xmlns', 'w'],
      ['Event.System.Provider.Name', 'P'],
      ['Event.System.EventID.Qualifiers', '0'],
      ['Event.System.EventID', '7045'],
      ['Event.System.TimeCreated.SystemTime', 't'],
      ['Event.System.Correlation', null],
    ]);
  });

  it.each([
    ['@Name', '[{"@Name":"A","#text":"1"},{"@Name":"B"}]'],
    ['Name', '[{"Name":"A","#text":1},{"Name":"B","#text":null}]'],
    ['attributes', '[{"#attributes":{"Name":"A"},"#text":"1"},{"#attributes":{"Name":"B"}}]'],
  ])('names the values of event data by %s', (_name, data) => {
    expect(fieldsOf(`{"Event":{"EventData":{"Data":${data}}}}`)).toEqual([
      ['Event.EventData.A', '1'],
      ['Event.EventData.B', null],
    ]);
  });

  it('leaves unnamed event data as it is', () => {
    expect(fieldsOf('{"Event":{"EventData":{"Data":["a","b"]}}}')).toEqual([
      ['Event.EventData.Data', '["a","b"]'],
    ]);
  });
});

describe('parseObject', () => {
  it('keeps every digit of long numbers and touches no string', () => {
    expect(
      fieldsOf(
        String.raw`{"a":1588205100123456789,"b":-9223372036854775808,"c":"x: 1588205100123456789, \"12345678901234567\"","d":1588205100.123456789,"e":{"f":[12345678901234567]},"1234567890123456789":1}`,
      ),
    ).toEqual([
      ['a', '1588205100123456789'],
      ['b', '-9223372036854775808'],
      ['c', 'x: 1588205100123456789, "12345678901234567"'],
      ['d', '1588205100.123456789'],
      ['e.f', '["12345678901234567"]'],
      ['1234567890123456789', '1'],
    ]);
  });

  it('reads the values of Python that are no numbers', () => {
    expect(fieldsOf('{"a":NaN,"b":[-Infinity],"c":"NaN, Infinity"}')).toEqual([
      ['a', 'NaN'],
      ['b', '["-Infinity"]'],
      ['c', 'NaN, Infinity'],
    ]);
  });

  it('is JSON.parse for everything that has no long numbers', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string()), (object) => {
        expect(parseObject(JSON.stringify(object), true)).toEqual(object);
      }),
    );
  });
});
