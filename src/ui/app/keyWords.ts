/** `mod+k` as the keys to press. */
export function keyWords(shortcut: string): string[] {
  if (shortcut === '') return [];
  return shortcut
    .split('+')
    .map((key) =>
      key === 'mod' ? 'Ctrl' : key === 'Escape' ? 'Esc' : key.length === 1 ? key : key,
    )
    .map((key, i, all) => (all.length > 1 && i === all.length - 1 ? key.toUpperCase() : key));
}
