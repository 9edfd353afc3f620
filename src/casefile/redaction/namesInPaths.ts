/** A name that a path tells of. */
export interface PathName {
  readonly kind: 'user' | 'host';
  readonly name: string;
}

const WINDOWS_HOME =
  /(?<quote>["']?)(?:(?:[a-z][:$]|harddiskvolume\d+|%systemdrive%|\\\\[\p{L}\p{N}_.-]+)[\\/]+(?:users|documents and settings)|\\\\[\p{L}\p{N}_.-]+[\\/]+(?:homes?|users|profiles?)\$?)[\\/]+(?<folder>[^\\/:*?"<>|%$\r\n\t,;…]{1,64})(?<next>[\\/"']|…|\.{3})?/giu;
const UNIX_HOME =
  /(?<!\b(?:GET|POST|HEAD|PUT|DELETE|PATCH|OPTIONS) +)(?<=^|[\s"'=(:,>[]|file:\/\/)\/(?:export\/)?(?:home|Users)\/(?<name>[\p{L}\p{N}_][\p{L}\p{N}_.-]{0,31})(?<next>\/|(?=["'\s;|&)\]])|$)/gu;

/** `\\FS-01\share`, also as JSON writes it. A name with a dot is one of DNS. */
const SHARE_HOST =
  /(?:^|[\s"'=(,;>])(?:\\\\([\p{L}\p{N}][\p{L}\p{N}_-]{0,62})\\(?!\\)|\\{4}([\p{L}\p{N}][\p{L}\p{N}_-]{0,62})\\\\)/gu;

const ENCODED = /%(5c|2f|3a|20)/i;
const SIGNS: Readonly<Record<string, string>> = { '5c': '\\', '2f': '/', '3a': ':', '20': ' ' };

/** Owners of home folders, and machines that share files, in any text. What was cut off is no name. */
export function namesInPaths(text: string): PathName[] {
  const names = namesInPlainPaths(text);
  if (!ENCODED.test(text)) return names;
  const decoded = text.replace(/%(5c|2f|3a|20)/gi, (form, code: string) => {
    return SIGNS[code.toLowerCase()] ?? form;
  });
  return [...names, ...namesInPlainPaths(decoded)];
}

function namesInPlainPaths(text: string): PathName[] {
  const names: PathName[] = [];
  if (text.includes('\\') || text.includes(':/')) {
    for (const { groups } of text.matchAll(WINDOWS_HOME)) {
      const { folder = '', next, quote } = groups ?? {};
      const name = folderName(folder, next, quote ?? '');
      if (/[\p{L}\p{N}]/u.test(name)) names.push({ kind: 'user', name });
    }
    for (const [, plain, escaped] of text.matchAll(SHARE_HOST)) {
      names.push({ kind: 'host', name: plain ?? escaped ?? '' });
    }
  }
  if (text.includes('/')) {
    for (const { groups } of text.matchAll(UNIX_HOME)) {
      names.push({ kind: 'user', name: (groups?.['name'] ?? '').replace(/[.,]+$/, '') });
    }
  }
  return names;
}

/** Without a slash or a quote behind it, a folder ends where a space may go on to something else. */
function folderName(folder: string, next: string | undefined, quote: string): string {
  if (next === '…' || next === '...') return '';
  if (next === '\\' || next === '/') return folder.trim();
  if (next !== undefined && next === quote) return folder.trim();
  return /^[^\s'")\]}]+/.exec(folder)?.[0] ?? '';
}
