import { describe, expect, it } from 'vitest';
import { labelledText } from './labelledText';
import { mappingFields } from './mappingText';

describe('labelled values', () => {
  it.each([
    [
      'Proc: C:\\a b.exe ¦ Cmdline: a -b: c ¦ PID: 7',
      ['Proc=C:\\a b.exe', 'Cmdline=a -b: c', 'PID=7'],
    ],
    ['User: - ¦ Hash:  ¦ Data[1]: x', ['User=-', 'Hash=', 'Data[1]=x']],
    ['Cmdline: echo a ¦ b ¦ PID: 7', ['Cmdline=echo a ¦ b', 'PID=7']],
    ['Proc: a.exe\r\nPID: 7', ['Proc=a.exe', 'PID=7']],
    ['no label', []],
    ['', []],
  ])('%j', (text, expected) => {
    expect(labelledText(text).map((pair) => pair.join('='))).toEqual(expected);
  });
});

describe('a YAML mapping', () => {
  const read = (text: string) => {
    const fields: Record<string, string | null> = {};
    return mappingFields(text, (name, value) => (fields[name] = value)) ? fields : null;
  };

  it.each([
    [
      "Image: C:\\x.exe\nLogonType: '3'\nEmpty: ''\nNone: null",
      { Image: 'C:\\x.exe', LogonType: '3', Empty: '', None: null },
    ],
    ['CommandLine: "a \\"b\\"\\tc"\nB: \'it\'\'s\'', { CommandLine: 'a "b"\tc', B: "it's" }],
    ['Script: |-\n  line: 1\n\n    line 2\nNext: a', { Script: 'line: 1\n\n  line 2', Next: 'a' }],
    [
      'LogFileCleared:\n  Channel: System\n  Sub:\n    X: 1\nZ: 2',
      { 'LogFileCleared.Channel': 'System', 'LogFileCleared.Sub.X': '1', Z: '2' },
    ],
    ['Data:\n- a\n- b\nZ: 2', { Data: '- a\n- b', Z: '2' }],
    ['CommandLine: "a\n  b"\nZ: 2', { CommandLine: 'a b', Z: '2' }],
    ['---\nA: 1\n', { A: '1' }],
  ])('%j', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each([['just a text'], ['A: 1\nbroken'], ['']])('is none: %j', (text) => {
    expect(read(text)).toBeNull();
  });
});
