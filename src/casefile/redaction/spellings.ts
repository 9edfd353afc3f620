/** How else programs write a name: JSON, addresses of the web, SQL, and what takes letters apart from their marks. */
export function otherSpellings(name: string): string[] {
  const spellings = new Set<string>();
  if (name.includes("'")) {
    for (const sign of ["''", "\\'", '%27', '&#39;', '\\u0027']) {
      spellings.add(name.replaceAll("'", sign));
    }
  }
  if (/[^\u0000-\u007f]/.test(name)) {
    spellings.add(name.normalize('NFD'));
    spellings.add(encodeURIComponent(name.replace(/\p{Cs}/gu, '\ufffd')));
    spellings.add(
      name.replace(/[^\u0000-\u007f]/g, (sign) => {
        return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
      }),
    );
    const plain = name.replace(/[^\u0000-\u007f]+/g, '.');
    if (/[a-z0-9]{3}/i.test(plain)) spellings.add(plain);
  }
  spellings.delete(name);
  return [...spellings];
}
