import type { Found } from './nameTable';

/** Where a file is named of which nobody can tell yet whether its name is one of a victim. The longest name wins. */
export function heldFiles(text: string, labels: ReadonlyMap<string, string>): Found[] {
  const found: Found[] = [];
  for (const [name, label] of labels) {
    for (let start = text.indexOf(name); start >= 0; start = text.indexOf(name, start + 1)) {
      const end = start + name.length;
      if (!isLetter(text[start - 1]) && !isLetter(text[end])) found.push({ start, end, label });
    }
  }
  let free = 0;
  return found
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter(({ start, end }) => {
      if (start < free) return false;
      free = end;
      return true;
    });
}

function isLetter(sign: string | undefined): boolean {
  return sign !== undefined && /[\p{L}\p{M}\p{N}]/u.test(sign);
}
