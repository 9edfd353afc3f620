import { isNamed } from './isNamed';
import { NameEdges } from './nameEdges';
import { SPACE, looseKey, trimmedName } from './nameKey';
import { otherSpellings } from './spellings';

/** How a name may stand in a text: anywhere as a word, or only where the text around it says that it is a name. */
interface Entry {
  readonly label: string;
  readonly isWeak: boolean;
}

/** A name at a place of a text. */
export interface Found {
  readonly start: number;
  readonly end: number;
  readonly label: string;
}

/** A run of letters and digits. */
const ATOM = /[\p{L}\p{M}\p{N}]+/gu;
const AROUND = /^[^\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}]+$/gu;
const OF_WORDS = /^\p{L}{3,}(?:\.\p{L}{3,})+$/u;
const PLAIN_ATOM = /[a-z0-9]+/gi;
const BEYOND_ASCII = /[^\u0000-\u007f]/;

/** What stands before a name in encoded text and looks like a part of it: `%5C`, `\n`, `\u0027`. */
const ENCODED_START: readonly { readonly before: string; readonly part: RegExp }[] = [
  { before: '%', part: /^(?:25)*[0-9a-f]{2}/i },
  { before: '\\', part: /^(u[0-9a-f]{4}|x[0-9a-f]{2}|[bfnrtv0])/i },
];

/** Names by their words. The longest name at a place wins; letter case does not matter. */
export class NameTable {
  readonly #entries = new Map<string, Entry>();
  /** Names of several words by their one spelling. */
  readonly #loose = new Map<string, string>();
  /** How many atoms the longest name that begins with this one has. */
  readonly #longest = new Map<string, number>();
  #edges: NameEdges | null = null;

  /** Names without a letter or digit are none. Keeps the label of a name that is there. */
  add(name: string, label: string, isWeak: boolean): boolean {
    const key = trimmedName(name).toLowerCase();
    if (!this.#put(key, label, isWeak)) return false;
    for (const spelling of otherSpellings(trimmedName(name))) {
      this.#put(spelling.toLowerCase(), label, isWeak);
    }
    const loose = looseKey(key);
    if (!isWeak && key.length > 3 && !this.#loose.has(loose)) this.#loose.set(loose, key);
    this.#edges = null;
    return true;
  }

  #put(written: string, label: string, isWeak: boolean): boolean {
    const key = written.replace(AROUND, '');
    const atoms = key.match(ATOM);
    const [first] = atoms ?? [];
    if (!atoms || first === undefined) return false;
    const known = this.#entries.get(key);
    if (known && (isWeak || !known.isWeak)) return false;
    this.#entries.set(key, { label: known?.label ?? label, isWeak });
    this.#longest.set(first, Math.max(this.#longest.get(first) ?? 0, atoms.length));
    return true;
  }

  remove(name: string): void {
    const key = trimmedName(name).toLowerCase();
    for (const spelling of [key, ...otherSpellings(trimmedName(name))]) {
      this.#entries.delete(spelling.toLowerCase().replace(AROUND, ''));
    }
    if (this.#loose.get(looseKey(key)) === key) this.#loose.delete(looseKey(key));
    this.#edges = null;
  }

  has(name: string): boolean {
    return this.#entries.has(trimmedName(name).toLowerCase());
  }

  /** What a text that was cut may end or begin with. */
  get edges(): NameEdges {
    return (this.#edges ??= new NameEdges(this.#entries.keys()));
  }

  /** The names of the text in its order, none over another and none over what `taken` covers. */
  *findIn(text: string, taken: readonly Found[]): Generator<Found> {
    const atoms = atomsOf(text);
    let free = 0;
    let nextTaken = 0;
    for (let i = 0; i < atoms.length; i++) {
      const [start = 0] = atoms[i] ?? [];
      while ((taken[nextTaken]?.end ?? Infinity) <= start) nextTaken++;
      const limit = taken[nextTaken]?.start ?? Infinity;
      if (start < free || start >= limit) continue;
      const found = this.#at(text, atoms, i, start, limit) ?? this.#inside(text, atoms, i, limit);
      if (found) {
        free = found.end;
        yield found;
      }
    }
  }

  #inside(text: string, atoms: Atoms, i: number, limit: number): Found | null {
    const [start = 0, end = 0] = atoms[i] ?? [];
    const before = text[start - 1];
    for (const encoded of ENCODED_START) {
      if (before !== encoded.before) continue;
      const part = encoded.part.exec(text.slice(start, end))?.[0];
      if (part === undefined || part.length >= end - start) continue;
      const found = this.#at(text, atoms, i, start + part.length, limit);
      if (found) return found;
    }
    return null;
  }

  #at(text: string, atoms: Atoms, i: number, start: number, limit: number): Found | null {
    const first = text.slice(start, atoms[i]?.[1]).toLowerCase();
    const most = this.#longest.get(first);
    if (most === undefined) return null;
    for (let n = Math.min(most, atoms.length - i); n > 0; n--) {
      const end = atoms[i + n - 1]?.[1] ?? 0;
      if (end > limit) continue;
      const written = text.slice(start, end).toLowerCase();
      const entry = this.#entries.get(written) ?? (n > 1 ? this.#looseEntry(written) : undefined);
      if (entry && (!entry.isWeak || isNamed(text, start, end, entry.label))) {
        return { start, end, label: entry.label };
      }
    }
    return null;
  }

  /** A space stands for another sign only between words: `anna.quist` is `Anna Quist`, but `ws-1` is not `ws 1`. */
  #looseEntry(written: string): Entry | undefined {
    const key = this.#loose.get(looseKey(written));
    if (key === undefined) return undefined;
    const isAlike = SPACE.test(key) === SPACE.test(written) || OF_WORDS.test(looseKey(key));
    return isAlike ? this.#entries.get(key) : undefined;
  }
}

type Atoms = readonly (readonly [start: number, end: number])[];

function atomsOf(text: string): Atoms {
  const form = BEYOND_ASCII.test(text) ? ATOM : PLAIN_ATOM;
  return Array.from(text.matchAll(form), (match) => [match.index, match.index + match[0].length]);
}
