/** What a label stands for. */
export type NameKind = 'user' | 'host' | 'domain' | 'mail' | 'address' | 'mac' | 'sid' | 'word';

export interface KeyRow {
  readonly label: string;
  readonly kind: NameKind;
  readonly original: string;
}

const STEMS: Readonly<Record<Exclude<NameKind, 'address'>, string>> = {
  user: 'USER-',
  host: 'HOST-',
  domain: 'DOMAIN-',
  mail: 'MAIL-',
  mac: 'MAC-',
  sid: 'SID-',
  word: 'NAME-',
};

/** Every label has this form, so that it can be told from a name. */
export const LABEL_FORM =
  '(?<![\\p{L}\\p{N}])(?:(?:USER|HOST|DOMAIN|MAIL|MAC|SID|NAME)-\\d{2,}|(?:\\d{1,3}(?:\\.\\d{1,3})?|fd|fe80)\\.x-\\d{2,})(?![\\p{L}\\p{N}])';

/** Labels in the order of first appearance, the same for the whole case. None is given twice or taken back. */
export class LabelBook {
  readonly #rows = new Map<string, KeyRow>();
  readonly #given = new Set<string>();
  readonly #newest = new Map<string, number>();

  constructor(private readonly isName: (text: string) => boolean) {}

  /** The label of a name; `key` is its one spelling. `stem` is that of an address, as `10.x-`. */
  label(kind: NameKind, key: string, original: string, stem = stemOf(kind)): string {
    const id = `${kind} ${key}`;
    const known = this.#rows.get(id);
    if (known) return known.label;
    let label: string;
    do {
      const number = (this.#newest.get(stem) ?? 0) + 1;
      this.#newest.set(stem, number);
      label = stem + String(number).padStart(2, '0');
    } while (this.isName(label));
    this.#rows.set(id, { label, kind, original });
    this.#given.add(label);
    return label;
  }

  has(kind: NameKind, key: string): boolean {
    return this.#rows.has(`${kind} ${key}`);
  }

  isLabel(text: string): boolean {
    return this.#given.has(text);
  }

  get rows(): readonly KeyRow[] {
    return [...this.#rows.values()];
  }
}

function stemOf(kind: NameKind): string {
  return kind === 'address' ? '0.x-' : STEMS[kind];
}
