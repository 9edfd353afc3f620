/** Kinds of characters that stand somewhere in a column, as bits. Digits, `-` and `_` are of no kind. */
export const SHAPE = {
  lower: 1,
  upper: 2,
  slash: 4,
  at: 8,
  dotOrColon: 16,
  blank: 32,
  other: 64,
} as const;

/** Nothing is known, so everything may be there. */
export const ANY_SHAPE = 127;

/** A byte that ends a value. */
export const ENDS_VALUE = 128;

/** The shape of each byte of UTF-8, with `ENDS_VALUE` for the delimiter and line ends. */
export function byteShapes(delimiter: number): Uint8Array {
  const shapes = new Uint8Array(256).fill(SHAPE.other);
  const set = (characters: string, shape: number): void => {
    for (const character of characters) shapes[character.charCodeAt(0)] = shape;
  };
  set('0123456789-_', 0);
  set('abcdefghijklmnopqrstuvwxyz', SHAPE.lower);
  set('ABCDEFGHIJKLMNOPQRSTUVWXYZ', SHAPE.upper);
  set('\\/', SHAPE.slash);
  set('@', SHAPE.at);
  set('.:', SHAPE.dotOrColon);
  set(' ', SHAPE.blank);
  set('\n\r', ENDS_VALUE);
  shapes[delimiter] = ENDS_VALUE;
  return shapes;
}
