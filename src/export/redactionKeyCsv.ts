import type { KeyRow } from '../casefile/redaction/labelBook';
import { csvOfRecords } from './csv';

/** Which label stands for what: the one export that holds the originals. */
export function redactionKeyCsvOf(key: readonly KeyRow[]): Blob {
  return csvOfRecords(
    ['label', 'kind', 'original'],
    key.map(({ label, kind, original }) => [label, kind, original]),
  );
}
