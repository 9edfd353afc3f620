const LF = 10;
const QUOTE = 34;
const COMMA = 44;
const DOT = 46;
const COLON = 58;
const OPEN_LIST = 91;
const BACKSLASH = 92;
const CLOSE_LIST = 93;
const OPEN = 123;
const CLOSE = 125;

/** Doubles hold every integer of 15 digits; a fraction of 16 is seconds with microseconds, which they hold too. */
const SAFE_DIGITS = 15;
const SAFE_DIGITS_WITH_FRACTION = 16;
const MAX_DEPTH = 512;

export type ObjectFault =
  | 'a quote is opened and never closed'
  | 'brackets do not match'
  | 'an object is opened and never closed'
  | 'it is nested deeper than 512 levels';

export type ObjectScan =
  | { readonly kind: 'whole'; readonly end: number; readonly longNumbers: boolean }
  | { readonly kind: 'open' }
  | { readonly kind: 'broken'; readonly reason: ObjectFault };

const STILL_OPEN: ObjectScan = { kind: 'open' };

/**
 * Finds the end of the JSON object that starts at `start`. It looks at quotes and brackets alone, as far as it takes to
 * see that an object was cut and another one follows; whether it is valid JSON is for the parser to say.
 */
export function scanObject(bytes: Uint8Array, start: number): ObjectScan {
  const length = bytes.length;
  const closers: number[] = [];
  let before = COLON;
  let digits = 0;
  let safeDigits = SAFE_DIGITS;
  let longNumbers = false;
  for (let at = start; at < length; at++) {
    const byte = bytes[at] as number;
    if (byte >= 48 && byte <= 57) {
      if (++digits > safeDigits) longNumbers = true;
      before = byte;
      continue;
    }
    if (byte === DOT) {
      safeDigits = SAFE_DIGITS_WITH_FRACTION;
      continue;
    }
    digits = 0;
    safeDigits = SAFE_DIGITS;
    if (byte <= 32) continue;
    switch (byte) {
      case QUOTE: {
        at = endOfString(bytes, at + 1);
        if (at === OPEN_STRING) return STILL_OPEN;
        if (at === LINE_IN_STRING) return broken('a quote is opened and never closed');
        break;
      }
      case OPEN:
      case OPEN_LIST: {
        const closer = closers[closers.length - 1];
        const fits =
          before === COLON || before === OPEN_LIST || (before === COMMA && closer === CLOSE_LIST);
        if (!fits) return broken('an object is opened and never closed');
        if (closers.length === MAX_DEPTH) return broken('it is nested deeper than 512 levels');
        closers.push(byte === OPEN ? CLOSE : CLOSE_LIST);
        break;
      }
      case CLOSE:
      case CLOSE_LIST:
        if (closers.pop() !== byte) return broken('brackets do not match');
        if (closers.length === 0) return { kind: 'whole', end: at + 1, longNumbers };
        break;
    }
    before = byte;
  }
  return STILL_OPEN;
}

const OPEN_STRING = -1;
const LINE_IN_STRING = -2;

/** The position of the closing quote. JSON has no bare line end in a string: one that comes was not meant to be in it. */
function endOfString(bytes: Uint8Array, from: number): number {
  const length = bytes.length;
  for (let at = from; at < length; at++) {
    const byte = bytes[at];
    if (byte === QUOTE) return at;
    if (byte === BACKSLASH) at++;
    else if (byte === LF) return LINE_IN_STRING;
  }
  return OPEN_STRING;
}

function broken(reason: ObjectFault): ObjectScan {
  return { kind: 'broken', reason };
}
