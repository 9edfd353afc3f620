import type { NetworkService } from '../company/internalServices';
import type { SeededRandom } from '../seededRandom';

/** Addresses of RFC 5737: no real site is named by the sample. */
const siteAddresses: readonly string[] = [
  ...[7, 12, 18, 25, 33, 40, 61, 88, 104, 119, 140, 167, 183, 201, 222, 240].map(
    (last) => `192.0.2.${last}`,
  ),
  ...[9, 16, 38, 52, 90, 133, 171, 208].map((last) => `198.51.100.${last}`),
];

export function internetSite(random: SeededRandom): NetworkService {
  const destIp = random.pick(siteAddresses);
  if (random.chance(0.15)) return { destIp, destPort: 443, protocol: 'udp' };
  return { destIp, destPort: random.chance(0.06) ? 80 : 443, protocol: 'tcp' };
}
