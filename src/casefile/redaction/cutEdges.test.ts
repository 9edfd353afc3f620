import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isKeptName } from './keptNames';
import { Redactor } from './redactor';

function redactor(): Redactor {
  const made = new Redactor();
  made.add([
    { source: 'user', value: 'FJORD\\jdoe' },
    { source: 'user', value: 'anna.quist' },
    { source: 'user', value: 'Nora Holm' },
    { source: 'host', value: 'WS-041' },
    { source: 'host', value: 'WS-0417' },
    { source: 'domain', value: 'corp.harbour.example' },
  ]);
  return made;
}

describe('a text that was cut', () => {
  it.each([
    ['in an account', 'by FJORD\\jdo…', 'by DOMAIN-01\\…'],
    ['after its first letter', 'by FJORD\\j…', 'by DOMAIN-01\\…'],
    ['in an account of a domain that nobody met', 'by FJORD\\nho…', 'by DOMAIN-01\\…'],
    ['in a name', 'by anna.qui…', 'by …'],
    ['between the words of a name', 'by Nora …', 'by …'],
    ['where another name ends too', 'on WS-041…', 'on …'],
    ['in a home folder that nobody met', 'C:\\Users\\mbjor…', 'C:\\Users\\…'],
    ['in an encoded home folder', 'C%3A%5CUsers%5Cmbjor…', 'C%3A%5CUsers%5C…'],
    ['in the machine of a share', '\\\\NAS-9…', '\\\\…'],
    ['in a domain', 'ssh ws9.corp.harb…', 'ssh …'],
    ['in a mailbox', 'to some.one@corp.harb…', 'to …'],
    ['before a domain', 'to some.one@…', 'to …'],
    ['in an internal address', 'from 10.20.30.4…', 'from …'],
    ['in an identifier', 'of S-1-5-21-1004336348-11772…', 'of …'],
    ['in a hardware address', 'is 00:15:5d:01:…', 'is …'],
    ['in an address of IPv6', 'from fd12:3456:…', 'from …'],
    ['as the engine cuts', "LINE 1: ...na.quist' and u = 'anna.qu...", "LINE 1: ...' and u = '..."],
    ['at its beginning', '…oe@corp.harbour.example', '…@DOMAIN-02'],
    ['in a sign of several bytes', 'by anna.qui\ufffd\ufffd…', 'by …'],
    ['between words', 'copied to the serv…', 'copied to the serv…'],
    ['after a role', 'by admin…', 'by admin…'],
    ['in a foreign mailbox', 'to x@evil.exam…', 'to x@evil.exam…'],
    ['in a public address', 'from 203.0.1…', 'from 203.0.1…'],
    ['after a label', 'by USER-01…', 'by USER-01…'],
  ])('%s', (_what, text, expected) => {
    const made = redactor();
    const once = made.redact(text);
    expect(once).toBe(expected);
    expect(made.redact(once)).toBe(expected);
  });

  it('teaches no name', () => {
    const made = redactor();
    made.redact('dir C:\\Users\\mbjor…, FJORD\\sve…, C:\\Users\\Ada Lov…');
    expect(made.redact('mbjor sve Ada Lov')).toBe('mbjor sve Ada Lov');
  });
});

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'.split('');
const SIGNS = [...LETTERS, ...'0123456789._-'];
const name = fc
  .string({ unit: fc.constantFrom(...SIGNS), minLength: 4, maxLength: 16 })
  .filter((text) => /^[a-z][a-z0-9._-]*[a-z0-9]$/.test(text) && !isKeptName(text));
const between = fc.constantFrom(' ', '\\', '/', '"', ',', '@', '=', ': ', ' on ', '%5C', '(', ';');

/** Runs of a name that are no word of their own in what was cut. */
function fragmentsOf(word: string): string[] {
  return Array.from({ length: word.length - 3 }, (_, i) => word.slice(0, i + 4));
}

describe('any text of names that was cut', () => {
  it('ends with no four letters of a name', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(name, { minLength: 1, maxLength: 5 }),
        fc.array(fc.tuple(between, fc.nat(4), fc.boolean()), { minLength: 1, maxLength: 8 }),
        fc.nat(),
        fc.constantFrom('…', '...'),
        (names, parts, at, mark) => {
          const made = new Redactor();
          made.add(
            names.map((value, i) => ({
              source: value.includes('.') || i % 2 === 0 ? 'user' : 'host',
              value,
            })),
          );
          const text = parts
            .map(([sign, i, isUpper]) => {
              const word = names[i % names.length] ?? '';
              return sign + (isUpper ? word.toUpperCase() : word);
            })
            .join('');
          const shown = made.redact(text.slice(0, 1 + (at % text.length)) + mark);
          expect(shown.endsWith(mark)).toBe(true);
          const end = shown
            .slice(0, -mark.length)
            .replace(/(USER|HOST)-\d+/g, '#')
            .toLowerCase();
          for (const fragment of names.flatMap(fragmentsOf)) {
            if (isKeptName(fragment)) continue;
            expect(isAtEnd(end, fragment), `${fragment} at the end of ${shown}`).toBe(false);
          }
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('begins with no four letters of a name', () => {
    fc.assert(
      fc.property(name, fc.nat(), between, (word, at, sign) => {
        const made = new Redactor();
        made.add([{ source: 'user', value: word }]);
        const part = word.slice(1 + (at % (word.length - 1)));
        const shown = made.redact(`…${part}${sign}x`);
        const isTelling = part.replace(/[^a-z0-9]/g, '').length >= 4 && !isKeptName(part);
        if (isTelling) expect(shown.toLowerCase()).not.toContain(part);
      }),
      { numRuns: 500 },
    );
  });
});

function isAtEnd(text: string, fragment: string): boolean {
  const start = text.length - fragment.length;
  const isWord = !/[a-z0-9]/.test(text[start - 1] ?? '') || /%5c$/.test(text.slice(0, start));
  return text.endsWith(fragment) && isWord && fragment.replace(/[^a-z0-9]/g, '').length >= 4;
}
