import type { FieldKind } from '../../ingest/source';

const TEXTS: Partial<Record<FieldKind, string>> = {
  text: 'Text as it is',
  'lower text': 'Text in lower case',
  list: 'List (JSON)',
  host: 'Host, first label',
  'full host': 'Host with its domain',
  account: 'Account without domain',
  'account domain': 'Domain of an account',
  'file name': 'File name of a path',
  ip: 'IP address',
  'logon id': 'Logon session',
  'status code': 'Status code',
  'url host': 'Host of a URL',
  'event code': 'Event number',
  outcome: 'Success or failure',
  sha256: 'SHA-256',
  integer: 'Whole number',
  'hex or decimal': 'Number, hex or decimal',
  time: 'Time',
};

/** What a kind does, in words. */
export function kindText(kind: FieldKind): string {
  return TEXTS[kind] ?? kind;
}
