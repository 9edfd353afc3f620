import { describe, expect, it } from 'vitest';
import { visibleText } from './visibleText';

describe('visibleText', () => {
  it.each([
    ['plain text stays', 'plain text stays'],
    ['invoice\u202egnp.exe', 'invoice⟨RLO⟩gnp.exe'],
    ['a\u0000b', 'a␀b'],
    ['a\nb', 'a␊b'],
    ['\ufeffhead', '⟨BOM⟩head'],
    ['del\u007f', 'del␡'],
    ['Grüße 日本', 'Grüße 日本'],
  ])('draws %j as %j', (text, drawn) => {
    expect(visibleText(text)).toBe(drawn);
  });

  it('keeps lines and tabs where they are asked for', () => {
    expect(visibleText('a\n\tb\r', true)).toBe('a\n\tb␍');
  });
});
