export type JsonValue =
  string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

export type JsonObject = Readonly<Record<string, JsonValue>>;

const LONG_NUMBER = /(^|[\s:,[])(-?[0-9][0-9.eE+-]{15,})/g;
/** Not JSON, but what Python writes for floats that are no number. */
const NOT_A_NUMBER = /(^|[\s:,[])(-?(?:NaN|Infinity))(?=[\s,}\]]|$)/g;

/**
 * Parses one object. Numbers with more digits than a double keeps become text as they stand in the source, and so do
 * the `NaN` and `Infinity` of Python.
 * @throws SyntaxError when it is not valid JSON.
 */
export function parseObject(text: string, longNumbers: boolean): JsonObject {
  const source = longNumbers ? quoteOutsideStrings(text, LONG_NUMBER) : text;
  try {
    return JSON.parse(source) as JsonObject;
  } catch (error) {
    const quoted = quoteOutsideStrings(source, NOT_A_NUMBER);
    if (quoted === source) throw error;
    return JSON.parse(quoted) as JsonObject;
  }
}

/** Puts quotes around what the pattern finds as its second group; never inside a string. */
function quoteOutsideStrings(text: string, pattern: RegExp): string {
  let quoted = '';
  let at = 0;
  for (;;) {
    const open = text.indexOf('"', at);
    const outside = open < 0 ? text.slice(at) : text.slice(at, open);
    quoted += outside.replace(pattern, '$1"$2"');
    if (open < 0) return quoted;
    const end = endOfString(text, open + 1);
    quoted += text.slice(open, end);
    at = end;
  }
}

function endOfString(text: string, from: number): number {
  for (let close = text.indexOf('"', from); close >= 0; close = text.indexOf('"', close + 1)) {
    let backslashes = 0;
    while (text[close - 1 - backslashes] === '\\') backslashes++;
    if (backslashes % 2 === 0) return close + 1;
  }
  return text.length;
}
