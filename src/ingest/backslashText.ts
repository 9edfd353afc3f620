/** Text as MySQL writes it (`select … into outfile`, `mysql --batch`): tabs between values, quotes that mean nothing. */
export type BackslashText =
  /** A backslash takes the meaning from what follows it. */
  | 'escaped'
  /** `\N` is nothing, and any other backslash is one. */
  | 'plain';

const HEAD_CHARACTERS = 64 * 1024;

const NULL_VALUE = /(?:^|\t)\\N(?:\t|\r?$)/m;
/** A path or an account whose backslashes are doubled, at the start of a value. */
const DOUBLED = /(?:^|\t)"?[\w.-]+:?\\\\[^\\]/m;
const ESCAPES = /\\(?:[\\tn0\t\n]|N(?=[\t\r\n]|$))/g;

/** Whether a head as UTF-8 is such text; null when nothing speaks for it. */
export function backslashText(head: Uint8Array): BackslashText | null {
  const all = new TextDecoder().decode(head.subarray(0, HEAD_CHARACTERS));
  // Cut in the middle of a line, the text could end within an escape.
  const text = head.length > HEAD_CHARACTERS ? all.slice(0, all.lastIndexOf('\n') + 1) : all;
  if (!text.includes('\t')) return null;
  const isEscaped = !text.replace(ESCAPES, '').includes('\\');
  if (NULL_VALUE.test(text)) return isEscaped ? 'escaped' : 'plain';
  return isEscaped && DOUBLED.test(text) ? 'escaped' : null;
}

const PAIRS = /\\[\\tn0\t\n]/g;
const MEANINGS: Readonly<Record<string, string>> = { n: '\n', t: '\t', '0': '\u0000' };

/** What a value stands for. `\N`, and a value with a backslash that is no escape, stay as they are. */
export function unescaped(value: string): string {
  if (!value.includes('\\') || value.replace(PAIRS, '').includes('\\')) return value;
  return value.replace(PAIRS, (pair) => {
    const character = pair.slice(1);
    return MEANINGS[character] ?? character;
  });
}
