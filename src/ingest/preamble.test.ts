import { describe, expect, it } from 'vitest';
import { LineSkipper, preambleOf } from './preamble';

const bytes = (text: string) => new TextEncoder().encode(text);
const HEADER = 'ID,Date,Time,Description\n';

describe('a preamble', () => {
  it.each([
    ['\t\tMicrosoft DHCP Service Activity Log\r\n\r\n', 2],
    ['\nMicrosoft DHCP Service Activity Log\nEvent ID  Meaning\n', 3],
  ])('of %j is %i lines', (text, lines) => {
    expect(preambleOf(bytes(text + HEADER))?.lines).toBe(lines);
  });

  it.each([
    ['the header is the first line', HEADER],
    ['the log is not a known one', `Some Activity Log\n${HEADER}`],
    ['no header follows', '\t\tMicrosoft DHCP Service Activity Log\n\nEvent ID  Meaning\n'],
  ])('is none where %s', (_, text) => {
    expect(preambleOf(bytes(text))).toBeNull();
  });

  it.each([1, 2, 3, 7, 100])('is dropped from pieces of %i bytes', (size) => {
    const text = bytes('a\r\n\nbb\nID,1\n10,2\n');
    const skipper = new LineSkipper(3);
    let rest = '';
    for (let at = 0; at < text.length; at += size) {
      rest += new TextDecoder().decode(skipper.rest(text.subarray(at, at + size)));
    }
    expect(rest).toBe('ID,1\n10,2\n');
  });
});
