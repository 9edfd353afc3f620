const DIRECTION_MARKS: Readonly<Record<string, string>> = {
  '\u200b': 'ZWSP',
  '\u200e': 'LRM',
  '\u200f': 'RLM',
  '\u202a': 'LRE',
  '\u202b': 'RLE',
  '\u202c': 'PDF',
  '\u202d': 'LRO',
  '\u202e': 'RLO',
  '\u2066': 'LRI',
  '\u2067': 'RLI',
  '\u2068': 'FSI',
  '\u2069': 'PDI',
  '\ufeff': 'BOM',
};

const HIDDEN = /[\u0000-\u001f\u007f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/**
 * Text from a log as it may be drawn: characters that hide or reorder text become signs. With `keepLines`,
 * line feeds and tabs stay.
 */
export function visibleText(text: string, keepLines = false): string {
  return text.replace(HIDDEN, (char) => {
    if (keepLines && (char === '\n' || char === '\t')) return char;
    const mark = DIRECTION_MARKS[char];
    if (mark) return `⟨${mark}⟩`;
    return char === '\u007f' ? '␡' : String.fromCodePoint(0x2400 + char.charCodeAt(0));
  });
}
