import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SIEM_ENGINES, type SiemEngine } from './siemText';
import { SIEM_LANGUAGES } from './siemLiteral';

/** What each language makes of a literal, written from its manual and not from the writer. */
const READERS: Readonly<Record<SiemEngine, (literal: string) => string>> = {
  sentinel: (literal) => {
    expect(literal).toMatch(/^"(?:[^"\\\p{Cc}]|\\.)*"$/su);
    return literal
      .slice(1, -1)
      .replace(/\\(u[0-9a-f]{4}|.)/gs, (_, escape: string) =>
        escape.length === 5 ? String.fromCharCode(parseInt(escape.slice(1), 16)) : escape,
      );
  },
  splunk: (literal) => {
    const parts = literal.startsWith('(')
      ? literal.slice(1, -1).split('.urldecode("%60").')
      : [literal];
    return parts
      .map((part) => {
        expect(part).toMatch(/^"(?:[^"\\`]|\\["\\])*"$/s);
        return part.slice(1, -1).replace(/\\(["\\])/g, '$1');
      })
      .join('`');
  },
  mysql: (literal) => {
    expect(literal).toMatch(/^'(?:[^'\\\0\n\r]|''|\\[\\0nr])*'$/s);
    return literal.slice(1, -1).replace(/''|\\([\\0nr])/g, unescaped);
  },
  clickhouse: (literal) => {
    expect(literal).toMatch(/^'(?:[^'\\\0\n\r]|\\['\\0nr])*'$/s);
    return literal.slice(1, -1).replace(/\\(['\\0nr])/g, unescaped);
  },
};

function unescaped(_: string, escape: string | undefined): string {
  const controls: Readonly<Record<string, string>> = { '0': '\0', n: '\n', r: '\r' };
  return escape === undefined ? "'" : (controls[escape] ?? escape);
}

const TEXTS = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom('"', "'", '\\', '`', '\n', '\0', '|', '%', 'u', '0', '-', '/', 'é', '🦊'),
  }),
);

describe.each(SIEM_ENGINES)('%s', (engine) => {
  const language = SIEM_LANGUAGES[engine];

  it('reads back the text that was written', () => {
    fc.assert(
      fc.property(TEXTS, (text) => {
        expect(READERS[engine](language.text(text))).toBe(text);
      }),
    );
  });

  it('writes numbers without letters, negative ones in brackets', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -1e15, max: 1e15 }), (number) => {
        const text = language.number(number);
        expect(text).toMatch(/^(\d+(\.\d+)?|\(-\d+(\.\d+)?\))$/);
        expect(Number(text.replace(/[()]/g, ''))).toBeCloseTo(number, 6);
      }),
    );
    expect(() => language.number(Infinity)).toThrow(RangeError);
  });

  it('keeps the instant to the millisecond and takes nothing else', () => {
    const text = language.instant('2026-03-02T09:10:11.123Z');
    expect(text).toContain(engine === 'splunk' ? '1772442611.123' : '09:10:11.123');
    expect(() => language.instant("2026-03-02' or 1=1")).toThrow(RangeError);
  });

  it('puts every item of a list into it, and none into an empty one', () => {
    const list = language.textList(["o'neil", 'a"b']);
    expect(list).toContain(language.text("o'neil"));
    expect(list).toContain(language.text('a"b'));
    expect(language.textList([])).not.toContain('neil');
    expect(language.textList([]).length).toBeGreaterThan(0);
  });

  it('takes address blocks and no other text as ranges', () => {
    expect(language.cidrList(['10.0.0.0/8', 'fc00::/7', '192.0.2.1']).length).toBeGreaterThan(20);
    expect(() => language.cidrList(["10.0.0.0/8' or 1=1"])).toThrow(RangeError);
  });

  it('keeps a comment a comment whatever stands in it', () => {
    fc.assert(
      fc.property(fc.array(TEXTS, { minLength: 1, maxLength: 4 }), (lines) => {
        const written = language.comment(lines).split(/[\n\r\v\f\u0085\u2028\u2029]/);
        expect(written).toHaveLength(lines.length);
        for (const line of written) {
          expect(line).toMatch(engine === 'splunk' ? /^``` [^`]*```$/ : /^(--|\/\/)( |$)/);
        }
      }),
    );
  });
});
