import { guessDialect } from '../dialect';
import { headRecords } from '../headless';
import { type Preamble, LineSkipper, preambleOf } from '../preamble';
import type { Dialect } from '../recordScanner';
import type { Packing } from './packedText';
import { RAW_CLASSIC, RAW_XML } from './rawEventPackings';
import { CHAINSAW, CHAINSAW_JSON, EVTXECMD, GET_WINEVENT, HAYABUSA } from './toolPackings';

const OF_TABLES = [RAW_XML, RAW_CLASSIC, EVTXECMD, HAYABUSA, CHAINSAW, GET_WINEVENT];
const OF_OBJECTS = [EVTXECMD, HAYABUSA, CHAINSAW_JSON, GET_WINEVENT];

export interface PackedHead {
  readonly packing: Packing;
  readonly dialect: Dialect;
  readonly preamble: Preamble | null;
}

/** What the head of a delimited text, as UTF-8, packs; null where it packs nothing that is known. */
export function packingOfTable(head: Uint8Array): PackedHead | null {
  const preamble = preambleOf(head);
  const text = new LineSkipper(preamble?.lines ?? 0).rest(head);
  const firstLine = new TextDecoder().decode(text.subarray(0, HEADER_BYTES)).trimStart();
  const mentions = (name: string): boolean => firstLine.includes(name);
  // The guess weighs every dialect, so it comes after what the names alone rule out.
  if (!OF_TABLES.some(({ beside }) => beside.every(mentions))) return null;
  const dialect = guessDialect(text);
  if (dialect.escape !== undefined) return null;
  const [header = [], ...records] = headRecords(text, dialect);
  const has = (name: string): boolean => header.includes(name);
  const packing = OF_TABLES.find(
    (candidate) => isNamed(candidate, has) && isLikely(candidate, header, records),
  );
  return packing ? { packing, dialect, preamble } : null;
}

/** What a record packs that is a JSON object; null where it packs nothing that is known. */
export function packingOfObject(object: object): Packing | null {
  return (
    OF_OBJECTS.find((packing) => isNamed(packing, (name) => Object.hasOwn(object, name))) ?? null
  );
}

const HEADER_BYTES = 64 * 1024;

function isNamed({ beside, oneOf, without }: Packing, has: (name: string) => boolean): boolean {
  return beside.every(has) && (oneOf?.some(has) ?? true) && !(without?.some(has) ?? false);
}

function isLikely(
  { looksLike }: Packing,
  header: readonly string[],
  records: readonly (readonly string[])[],
): boolean {
  if (!looksLike) return true;
  const likely = records.filter((values) =>
    looksLike((name) => values[header.indexOf(name)] ?? ''),
  );
  return likely.length > 0 && likely.length >= records.length / 2;
}
