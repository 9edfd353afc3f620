import {
  IPV4,
  MAC,
  MAPPED_IPV6,
  PRIVATE_IPV6,
  type Range,
  internalClass,
  isInRange,
  isRangeBase,
  mappedAddress,
} from './internalAddress';
import { LABEL_FORM, type LabelBook } from './labelBook';
import { freePlaces } from './freePlaces';
import type { Found } from './nameTable';

/** What tells itself by its form. The first groups win. */
const FORMS = new RegExp(
  `(?<label>${LABEL_FORM})|(?<sid>(?<![\\p{L}\\p{N}-])S-1-(?:5-21|12-1)(?:-\\d+){3,})` +
    `|(?<mac>${MAC})|(?<mapped>${MAPPED_IPV6})|(?<v6>${PRIVATE_IPV6})|(?<v4>${IPV4})` +
    `|(?<dashed>(?<=(?<![\\p{L}\\p{N}])ip-)\\d{1,3}(?:-\\d{1,3}){3}(?!\\d))`,
  'giu',
);
const REVERSED = /^\.in-addr\.arpa/i;

interface Labels {
  readonly book: LabelBook;
  /** Public ranges that the analyst gave. */
  readonly ranges: readonly Range[];
}

/** Labels that stand in a text already, identifiers, and internal addresses, outside of what is taken. */
export function formedNames(text: string, taken: readonly Found[], labels: Labels): Found[] {
  if (!/\d|:/.test(text)) return [];
  const isFree = freePlaces(taken);
  return Array.from(text.matchAll(FORMS)).flatMap((match): Found[] => {
    const [form] = match;
    const { index: start } = match;
    const end = start + form.length;
    if (!isFree(start, end)) return [];
    const label = labelOf(form, match.groups ?? {}, text.slice(end, end + 13), labels);
    return label === null ? [] : [{ start, end, label }];
  });
}

function labelOf(
  form: string,
  groups: Record<string, string | undefined>,
  after: string,
  labels: Labels,
): string | null {
  const { book } = labels;
  if (groups['label'] !== undefined) return book.isLabel(form) ? form : null;
  if (groups['sid'] !== undefined) return sidLabel(form, book);
  if (groups['mac'] !== undefined) {
    return book.label('mac', form.toLowerCase().replaceAll('-', ':'), form);
  }
  if (isRangeBase(form.toLowerCase(), after)) return null;
  if (groups['v6'] !== undefined) return addressLabel(form, labels);
  if (groups['mapped'] !== undefined) return addressLabel(mappedAddress(form), labels);
  if (groups['dashed'] !== undefined) return addressLabel(form.replaceAll('-', '.'), labels);
  return addressLabel(REVERSED.test(after) ? form.split('.').reverse().join('.') : form, labels);
}

function addressLabel(address: string, { book, ranges }: Labels): string | null {
  const isNamed = !address.includes(':') && ranges.some((range) => isInRange(address, range));
  const prefix = internalClass(address) ?? (isNamed ? address.split('.')[0] : null);
  if (!prefix) return null;
  return book.label('address', address.toLowerCase(), address, `${prefix}.x-`);
}

/** Accounts of every domain, as 500, keep their number behind the label of the domain. */
function sidLabel(sid: string, book: LabelBook): string {
  const [, domain = sid, number] = /^(S-1-5-21-\d+-\d+-\d+)-(\d{3})$/i.exec(sid) ?? [];
  const label = book.label('sid', domain.toUpperCase(), domain);
  return number === undefined ? label : `${label}-${number}`;
}
