const OCTET = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)';

/** An IPv4 address as it stands in text, with leading part and end that no address continues. */
export const IPV4 = `(?:(?<![\\d.])|(?<=%[0-9a-f]{2}))${OCTET}(?:\\.${OCTET}){3}(?!\\d|\\.\\d)`;

/** An IPv6 address of a private range as it stands in text. */
export const PRIVATE_IPV6 =
  '(?<![\\p{L}\\p{N}:])f(?:[cd][0-9a-f]{2}|e[89ab][0-9a-f]):[0-9a-f:]*[0-9a-f:](?![\\p{L}\\p{N}])';

/** An IPv4 address in the hexadecimal form of IPv6, as `::ffff:c0a8:105`. */
export const MAPPED_IPV6 =
  '(?<![\\p{L}\\p{N}])::ffff:(?:0:)?[0-9a-f]{1,4}:[0-9a-f]{1,4}(?![\\p{L}\\p{N}:.])';

/** The address that `MAPPED_IPV6` stands for, as `192.168.1.5`. */
export function mappedAddress(form: string): string {
  const [high = 0, low = 0] = form
    .split(':')
    .slice(-2)
    .map((part) => Number.parseInt(part, 16));
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

export const MAC =
  '(?<![\\p{L}\\p{N}:-])[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5}(?![\\p{L}\\p{N}]|[:-][0-9a-f]{2})';

/** The networks of the private ranges: named by everyone, of nobody. */
const RANGE_BASES: ReadonlySet<string> = new Set([
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '169.254.0.0/16',
  '100.64.0.0/10',
  'fc00::/7',
  'fd00::/8',
  'fe80::/10',
]);

/** The part of an internal address that tells its class, as `10` or `192.168`; null for an address of the internet. */
export function internalClass(address: string): string | null {
  if (address.includes(':')) return /^f[cd]/i.test(address) ? 'fd' : 'fe80';
  const [a = 0, b = 0] = address.split('.').map(Number);
  if (a === 10) return '10';
  if (a === 172 && b >= 16 && b < 32) return '172';
  if (a === 192 && b === 168) return '192.168';
  if (a === 169 && b === 254) return '169.254';
  if (a === 100 && b >= 64 && b < 128) return '100.64';
  return null;
}

/** Whether the address at this place of the text is only the name of a whole private range. */
export function isRangeBase(address: string, after: string): boolean {
  const bits = /^\/\d{1,2}(?!\d)/.exec(after)?.[0];
  return bits !== undefined && RANGE_BASES.has(address + bits);
}

export interface Range {
  readonly from: number;
  readonly to: number;
}

/** The range of IPv4 addresses that a text names as `203.0.113.0/24`; null for any other text. */
export function rangeOf(text: string): Range | null {
  const [, address, bits] = /^(\d+\.\d+\.\d+\.\d+)\/(\d{1,2})$/.exec(text) ?? [];
  if (address === undefined || !new RegExp(`^${IPV4}$`).test(address) || Number(bits) > 32) {
    return null;
  }
  const size = 2 ** (32 - Number(bits));
  const from = Math.floor(numberOf(address) / size) * size;
  return { from, to: from + size - 1 };
}

export function isInRange(address: string, { from, to }: Range): boolean {
  const number = numberOf(address);
  return number >= from && number <= to;
}

function numberOf(address: string): number {
  return address.split('.').reduce((sum, octet) => sum * 256 + Number(octet), 0);
}
