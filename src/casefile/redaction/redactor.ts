import { accountsIn } from './accountsIn';
import type { CaseName } from './caseNames';
import { type KnownNames, cutEdges } from './cutEdges';
import { registeredDomain } from './domainNames';
import { encodedNames } from './encodedNames';
import { formedNames } from './formedNames';
import { inOrder, outside } from './freePlaces';
import { heldFiles } from './heldFiles';
import { MAC, type Range, rangeOf } from './internalAddress';
import { isKeptName } from './keptNames';
import { type KeyRow, LabelBook, type NameKind } from './labelBook';
import { type NameForm, nameForms } from './nameForms';
import { trimmedName } from './nameKey';
import { NameTable } from './nameTable';
import { replaced } from './replaced';
import { namesInPaths } from './namesInPaths';
import { withMails } from './withMails';

const KEPT_TEXTS = 20_000;
const LONGEST_KEPT = 4_000;

/** Puts stable labels in the place of the names of a case, in any text. */
export class Redactor {
  readonly #table = new NameTable();
  readonly #coming = new Set<string>();
  readonly #book = new LabelBook(
    (text) => this.#table.has(text) || this.#coming.has(text.toLowerCase()),
  );
  readonly #domains = new Set<string>();
  readonly #texts = new Map<string, string>();
  #words: readonly string[] = [];
  #wordRanges: readonly Range[] = [];
  #held: ReadonlyMap<string, string> = new Map();

  /** `onLearned` is told when a text showed a name that earlier texts may hold. */
  constructor(private readonly onLearned: () => void = () => undefined) {}

  /** Adds names in the order of their labels; those that are known keep theirs. */
  add(names: Iterable<CaseName>): void {
    const forms = Array.from(names).flatMap(nameForms);
    for (const { name } of forms) this.#coming.add(name.toLowerCase());
    // Names before domains: the domain of a local account is its machine.
    for (const form of forms) if (form.kind !== 'domain') this.#addForm(form);
    for (const form of forms) if (form.kind === 'domain') this.#addForm(form);
    this.#coming.clear();
    this.#texts.clear();
  }

  /** The analyst's own words, in place of those before. A word may be a range of addresses, as `203.0.113.0/24`. */
  setWords(words: readonly string[]): void {
    for (const word of this.#words) {
      const isOnlyWord = this.#book.rows.every(
        ({ kind, original }) => kind === 'word' || original.toLowerCase() !== word.toLowerCase(),
      );
      if (isOnlyWord) this.#table.remove(word);
    }
    this.#words = words.map((word) => word.trim()).filter((word) => trimmedName(word) !== '');
    this.#wordRanges = this.#words.flatMap((word) => rangeOf(word) ?? []);
    for (const word of this.#words) {
      if (rangeOf(word) || this.#table.has(word)) continue;
      this.#table.add(word, this.#book.label('word', word.toLowerCase(), word), false);
    }
    this.#texts.clear();
  }

  /** Names of files that stay hidden, each with what stands in its place, in place of those before. */
  setHeld(labels: ReadonlyMap<string, string>): void {
    this.#held = labels;
    this.#texts.clear();
  }

  /** The text with labels in place of names; a text that is redacted already stays as it is. */
  redact(text: string): string {
    if (text === '') return text;
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    const result = this.#redacted(text);
    if (text.length <= LONGEST_KEPT) {
      if (this.#texts.size >= KEPT_TEXTS) this.#texts.clear();
      this.#texts.set(text, result);
    }
    return result;
  }

  /** Which label stands for what, in the order they were given. */
  get key(): readonly KeyRow[] {
    return this.#book.rows;
  }

  /** How many of each kind have a label. */
  counts(): Readonly<Record<NameKind, number>> {
    const counts = { user: 0, host: 0, domain: 0, mail: 0, address: 0, mac: 0, sid: 0, word: 0 };
    for (const { kind } of this.#book.rows) counts[kind]++;
    return counts;
  }

  #redacted(text: string): string {
    this.#learnFrom(text);
    const held = heldFiles(text, this.#held);
    const cut = inOrder([...held, ...outside(cutEdges(text, this.#known), held)]);
    const encoded = encodedNames(text, (inner) => this.#redacted(inner));
    const given = inOrder([...cut, ...outside(encoded, cut)]);
    const formed = formedNames(text, given, { book: this.#book, ranges: this.#wordRanges });
    const sure = inOrder([...given, ...formed]);
    const found = inOrder([...sure, ...this.#table.findIn(text, sure)]);
    return replaced(
      text,
      withMails(text, found, {
        isDomain: (label) => label.startsWith('DOMAIN-'),
        mail: (address) => this.#book.label('mail', address.toLowerCase(), address),
        host: (name) => this.#learn('host', name),
      }),
    );
  }

  get #known(): KnownNames {
    return { edges: () => this.#table.edges, isPlace: (name) => this.#isPlace(name) };
  }

  #isPlace(name: string): boolean {
    const key = name.toLowerCase();
    return this.#domains.has(key) || this.#book.has('host', key);
  }

  #learnFrom(text: string): void {
    for (const { kind, name } of namesInPaths(text)) {
      if (!this.#isKnown(name)) this.#learn(kind, name);
    }
    for (const { place, kind, name } of accountsIn(text)) {
      if (this.#isPlace(place) && !this.#isKnown(name)) this.#learn(kind, name);
    }
  }

  /** Whether its parts stand for it: `anna.HALDEN` is the folder of anna of HALDEN. */
  #isKnown(name: string): boolean {
    if (this.#table.has(name)) return true;
    const [user = '', ...rest] = name.split(/\.(?=[^.]*$)/);
    const domain = rest.join('.');
    if (this.#book.isLabel(name) || this.#book.isLabel(user)) return true;
    return (
      this.#table.has(user) && (/^\d{3}$/.test(domain) || this.#domains.has(domain.toLowerCase()))
    );
  }

  #learn(kind: 'user' | 'host', name: string): string {
    if (this.#addName(kind, name)) {
      this.#texts.clear();
      this.onLearned();
    }
    return this.redact(name);
  }

  #addForm(form: NameForm): void {
    switch (form.kind) {
      case 'address':
        this.redact(form.name);
        return;
      case 'mac':
        if (new RegExp(`^${MAC}$`, 'iu').test(form.name)) this.redact(form.name);
        else this.#addName('mac', form.name);
        return;
      case 'mail':
        this.#addName('mail', form.name);
        return;
      case 'domain':
        this.#addDomain(form.name);
        return;
      case 'user':
      case 'host':
        this.#addName(form.kind, form.name);
    }
  }

  #addDomain(name: string): void {
    const lower = name.toLowerCase();
    if (isKeptName(lower)) {
      if (lower !== 'builtin') this.#domains.add(lower);
      return;
    }
    if (!lower.includes('.')) {
      if (!this.#book.has('host', lower)) {
        this.#domains.add(lower);
        this.#addName('domain', name);
      }
      return;
    }
    const own = registeredDomain(lower);
    if (!own) return;
    this.#domains.add(lower);
    this.#addName('domain', name);
    this.#domains.add(own.registered);
    this.#addName('domain', own.registered);
    if (own.organisation !== null) this.#addName('domain', own.organisation);
  }

  /** Whether texts may read otherwise from now on. */
  #addName(kind: 'user' | 'host' | 'domain' | 'mail' | 'mac', name: string): boolean {
    const key = trimmedName(name).toLowerCase();
    if (key === '' || isKeptName(key) || this.#book.isLabel(name) || this.#table.has(name)) {
      return false;
    }
    const isWeak = key.length <= 2 || /^\d{1,4}$/.test(key);
    return this.#table.add(name, this.#book.label(kind, key, name), isWeak);
  }
}
