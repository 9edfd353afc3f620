/** Where something of a text was left out: it stands right behind what is left, so that redaction can tell a cut name. */
export const CUT_MARK = '…';

/** The text, or so many of its characters and the mark of a cut. */
export function cutText(text: string, mostCharacters: number): string {
  if (text.length <= mostCharacters) return text;
  return text.slice(0, mostCharacters).replace(/[\ud800-\udbff]$/, '') + CUT_MARK;
}
