/** A name that a path tells of. */
export interface PathName {
  readonly kind: 'user' | 'host';
  readonly name: string;
}

const WINDOWS_HOME =
  /(?:[a-z][:$]|harddiskvolume\d+|%systemdrive%|\\\\[\p{L}\p{N}_.-]+)[\\/]+(?:users|documents and settings)[\\/]+([^\\/:*?"<>|%$\r\n\t,;]{1,64})([\\/])?/giu;
const UNIX_HOME = /(?<![^\s"'=(:,>])\/(?:home|Users)\/([\p{L}\p{N}_][\p{L}\p{N}_.-]{0,31})\//gu;

/** `\\FS-01\share`, also as JSON writes it. A name with a dot is one of DNS. */
const SHARE_HOST =
  /(?:^|[\s"'=(,;>])(?:\\\\([\p{L}\p{N}][\p{L}\p{N}_-]{0,62})\\(?!\\)|\\{4}([\p{L}\p{N}][\p{L}\p{N}_-]{0,62})\\\\)/gu;

/** Owners of home folders, and machines that share files, in any text. */
export function namesInPaths(text: string): PathName[] {
  const names: PathName[] = [];
  if (text.includes('\\') || text.includes(':/')) {
    for (const [, folder = '', slash] of text.matchAll(WINDOWS_HOME)) {
      const name = slash === undefined ? (/^[^\s'")\]}]+/.exec(folder)?.[0] ?? '') : folder.trim();
      if (/[\p{L}\p{N}]/u.test(name)) names.push({ kind: 'user', name });
    }
    for (const [, plain, escaped] of text.matchAll(SHARE_HOST)) {
      names.push({ kind: 'host', name: plain ?? escaped ?? '' });
    }
  }
  if (text.includes('/') && !text.includes('://')) {
    for (const [, name = ''] of text.matchAll(UNIX_HOME)) names.push({ kind: 'user', name });
  }
  return names;
}
