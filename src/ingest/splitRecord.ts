import { unescaped } from './backslashText';
import type { Dialect } from './recordScanner';

/** The values of one well-formed record, escapes decoded; blanks around a quoted value are dropped, as the engine does. */
export function splitRecord(text: string, dialect: Dialect): string[] {
  const delimiter = String.fromCharCode(dialect.delimiter);
  if (dialect.escape !== undefined) {
    return escapedValues(text, delimiter, String.fromCharCode(dialect.escape));
  }
  const quote = dialect.quote === null ? null : String.fromCharCode(dialect.quote);
  const values: string[] = [];
  let at = 0;
  for (;;) {
    let first = at;
    while (text[first] === ' ') first++;
    if (quote !== null && text[first] === quote) {
      const [value, after] = quotedValue(text, first + 1, quote);
      values.push(value);
      at = text.indexOf(delimiter, after);
      if (at < 0) return values;
    } else {
      const end = text.indexOf(delimiter, at);
      values.push(end < 0 ? text.slice(at) : text.slice(at, end));
      if (end < 0) return values;
      at = end;
    }
    at++;
  }
}

function escapedValues(text: string, delimiter: string, escape: string): string[] {
  const values: string[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === escape) at++;
    else if (text[at] === delimiter) {
      values.push(unescaped(text.slice(start, at)));
      start = at + 1;
    }
  }
  values.push(unescaped(text.slice(start)));
  return values;
}

function quotedValue(text: string, from: number, quote: string): [value: string, after: number] {
  let value = '';
  let at = from;
  for (;;) {
    const found = text.indexOf(quote, at);
    if (found < 0) return [value + text.slice(at), text.length];
    value += text.slice(at, found);
    if (text[found + 1] !== quote) return [value, found + 1];
    value += quote;
    at = found + 2;
  }
}
