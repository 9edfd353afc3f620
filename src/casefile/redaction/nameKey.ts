/** A name without what stands around its first and last letter. */
export function trimmedName(name: string): string {
  return name.normalize('NFC').replace(/^[^\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}]+$/gu, '');
}

/** What stands between the words of a name, by which other programs replace it: `k.berg` is `k_berg` in a table's name. */
const SEPARATOR = /[ ._+-]|%2[0bde]/gi;
export const SPACE = /[ +]|%2[0b]/i;

/** The one spelling of a name, whatever signs stand between its words. */
export function looseKey(name: string): string {
  return name.toLowerCase().replace(SEPARATOR, '.');
}
