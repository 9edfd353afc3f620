/** Text that is HTML already. */
export class Html {
  constructor(readonly text: string) {}
}

type HtmlValue = Html | string | number | null | undefined | readonly HtmlValue[];

export type HtmlTag = (strings: TemplateStringsArray, ...values: readonly HtmlValue[]) => Html;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Characters that a browser drops or that turn the direction of a line. */
const UNSEEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** The text as HTML shows it, for content and for quoted attributes; what cannot be seen becomes its number. */
export function escaped(text: string): string {
  return text
    .replace(
      UNSEEN,
      (char) => `<U+${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}>`,
    )
    .replace(/[&<>"']/g, (char) => ESCAPES[char] ?? char);
}

/** A template tag: every value passes `show` and is escaped; only what the tag made goes in as it is. */
export function htmlTag(show: (text: string) => string): HtmlTag {
  const written = (value: HtmlValue): string => {
    if (value === null || value === undefined) return '';
    if (value instanceof Html) return value.text;
    if (typeof value === 'number') return String(value);
    if (typeof value === 'string') return escaped(show(value));
    return value.map(written).join('');
  };
  return (strings, ...values) =>
    new Html(strings.map((part, i) => part + written(values[i])).join(''));
}
