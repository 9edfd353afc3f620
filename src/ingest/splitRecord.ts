import type { Dialect } from './recordScanner';

/** The values of one well-formed record; blanks around a quoted value are dropped, as the engine does. */
export function splitRecord(text: string, dialect: Dialect): string[] {
  const delimiter = String.fromCharCode(dialect.delimiter);
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
