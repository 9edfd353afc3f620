import { shownText } from './shownText';

/** The one way to the clipboard: what is copied is what may be shown. */
export function copyText(text: string): Promise<void> {
  return navigator.clipboard.writeText(shownText(text));
}
