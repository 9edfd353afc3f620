const LOOKED_AT = 100;
const HOME = /[\\/](?:home|users|documents and settings)[\\/]+$/i;
const SHARE = /(?:^|[\s"'=(,;>])(?:\\\\|\\{4})$/;
const ACCOUNT = /(?:^|[^\p{L}\p{N}._\\/:%$-])[\p{L}\p{N}][\p{L}\p{N}._-]*(?<slash>\\{1,2}|%5c)$/iu;
const TOKEN = /(?:^|[\s"'=(,;>])$/;
const FIELD_START = /(?:^|[,;\t"|\r\n])$/;
const FIELD_END = /^(?:$|[,;\t"|\r\n])/;

/** A letter that means another sign after a backslash. */
const ESCAPED = /^[bfnrtv]$/i;

/** Whether the text around a short name says that it is one, and not a word or a number. */
export function isNamed(text: string, start: number, end: number, label: string): boolean {
  const name = text.slice(start, end);
  const before = text.slice(Math.max(0, start - LOOKED_AT), start);
  const after = text.slice(end, end + 3);
  const isNumber = /^\d+$/.test(name);
  if (!isNumber && text.trim().length === name.length) return true;
  if (/(?:@|%40)$/.test(before) || /^(?:[@$]|%40)/.test(after)) return true;
  if (HOME.test(before) || SHARE.test(before)) return true;
  if (after.startsWith('\\') && !label.startsWith('USER-') && TOKEN.test(before)) return true;
  const slash = ACCOUNT.exec(before)?.groups?.['slash'];
  if (slash !== undefined && (slash !== '\\' || !ESCAPED.test(name))) return true;
  return !isNumber && name.length > 1 && FIELD_START.test(before) && FIELD_END.test(after);
}
