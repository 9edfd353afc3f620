/** An account with what stands before its backslash. */
export interface PlacedAccount {
  readonly place: string;
  readonly kind: 'user' | 'host';
  readonly name: string;
}

const ACCOUNT =
  /(?<![\p{L}\p{N}._\\/:%$-])(?<place>[\p{L}\p{N}][\p{L}\p{N}._-]*)(?:\\{1,2}|%5c)(?<name>[\p{L}\p{N}_][\p{L}\p{N}._-]{1,62}\$?)(?![\p{L}\p{N}_\\$…]|\.{2})/giu;

/** `HALDEN\k.berg` and `WS-01\setup`, wherever they stand in a text. */
export function accountsIn(text: string): PlacedAccount[] {
  if (!text.includes('\\') && !/%5c/i.test(text)) return [];
  return Array.from(text.matchAll(ACCOUNT), ({ groups }) => {
    const { place = '', name = '' } = groups ?? {};
    const isMachine = name.endsWith('$');
    const plain = name.replace(/[.$]+$/, '');
    return { place, kind: isMachine ? 'host' : 'user', name: plain };
  });
}
