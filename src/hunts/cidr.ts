/** The first and last address of a block as numbers; IPv4 is counted as its IPv4-mapped IPv6 address. */
export interface AddressRange {
  readonly lo: bigint;
  readonly hi: bigint;
}

const V4_MAPPED = 0xffff00000000n;

/** `10.0.0.0/8`, `fc00::/7`, or a single address. @throws RangeError with a sentence when it is none of them. */
export function parseCidr(text: string): AddressRange {
  const [address = '', prefixText, ...rest] = text.trim().split('/');
  const isV4 = address.includes('.');
  const base = isV4 ? parseV4(address) : parseV6(address);
  const bits = isV4 ? 32 : 128;
  const prefix = prefixOf(prefixText, bits);
  if (base === null || prefix === null || rest.length > 0) {
    throw new RangeError(`"${text}" is not an address block such as 10.0.0.0/8 or fc00::/7.`);
  }
  const size = 1n << BigInt(bits - prefix);
  const first = base - (base % size);
  const offset = isV4 ? V4_MAPPED : 0n;
  return { lo: first + offset, hi: first + size - 1n + offset };
}

function prefixOf(text: string | undefined, bits: number): number | null {
  if (text === undefined) return bits;
  return /^\d{1,3}$/.test(text) && Number(text) <= bits ? Number(text) : null;
}

function parseV4(text: string): bigint | null {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((p) => /^\d{1,3}$/.test(p) && Number(p) <= 255)) {
    return null;
  }
  return parts.reduce((sum, part) => sum * 256n + BigInt(part), 0n);
}

function parseV6(text: string): bigint | null {
  const halves = text.split('::');
  if (halves.length > 2 || !text.includes(':')) return null;
  const [head = [], tail = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - head.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return null;
  const groups = [...head, ...Array<string>(missing).fill('0'), ...tail];
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return null;
  return groups.reduce((sum, group) => sum * 65536n + BigInt(`0x${group}`), 0n);
}
