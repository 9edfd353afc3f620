import type { Found } from './nameTable';

/** The text with a label in each of the places, which are in its order and apart. */
export function replaced(text: string, found: readonly Found[]): string {
  if (found.length === 0) return text;
  let result = '';
  let at = 0;
  for (const { start, end, label } of found) {
    result += text.slice(at, start) + label;
    at = end;
  }
  return result + text.slice(at);
}
