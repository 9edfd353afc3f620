import { HOUR } from './caseClock';

/** `2026-03-09T08:12:03.120Z` */
export function isoZulu(instantMs: number): string {
  return new Date(instantMs).toISOString();
}

/** `2026-03-09 08:12:03.120`: no zone is written, UTC is meant. */
export function zonelessUtc(instantMs: number): string {
  return isoZulu(instantMs).replace('T', ' ').slice(0, -1);
}

/** `2026-03-09T08:12:03.120+00:00` */
export function isoZeroOffset(instantMs: number): string {
  return isoZulu(instantMs).replace('Z', '+00:00');
}

/** `2026-03-09T08:12:03Z`, the RFC 3339 form of Cloudflare. */
export function isoSeconds(instantMs: number): string {
  return `${isoZulu(instantMs).slice(0, 19)}Z`;
}

/**
 * `2026-03-09T08:12:03.1200417Z`, the form of Defender. The four digits below the
 * millisecond stay under 5000: rounding and cutting then give the same millisecond.
 */
export function isoSevenDigits(instantMs: number): string {
  const ticks = String((instantMs * 7919) % 5000).padStart(4, '0');
  return `${isoZulu(instantMs).slice(0, -1)}${ticks}Z`;
}

/** `3/9/2026, 8:12:03.120 PM`, the form of the Sentinel portal. */
export function portalUtc(instantMs: number): string {
  const at = new Date(instantMs);
  const hour = at.getUTCHours();
  const clock = [hour % 12 === 0 ? 12 : hour % 12, at.getUTCMinutes(), at.getUTCSeconds()]
    .map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, '0')))
    .join(':');
  const fraction = String(at.getUTCMilliseconds()).padStart(3, '0');
  const date = `${at.getUTCMonth() + 1}/${at.getUTCDate()}/${at.getUTCFullYear()}`;
  return `${date}, ${clock}.${fraction} ${hour < 12 ? 'AM' : 'PM'}`;
}

/** `2026-03-09T11:12:03.120+0300`, the form of Splunk with the zone of the search head. */
export function splunkOffset(instantMs: number, offsetHours: 0 | 3): string {
  return `${isoZulu(instantMs + offsetHours * HOUR).slice(0, -1)}+0${offsetHours}00`;
}
