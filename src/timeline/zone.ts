/** In which zone instants are written. The local one is that of the machine, with its summer time. */
export type Zone =
  | { readonly kind: 'utc' }
  | { readonly kind: 'local' }
  | { readonly kind: 'offset'; readonly minutes: number };

export const UTC: Zone = { kind: 'utc' };

/** Minutes east of UTC at the instant. */
export function offsetMinutes(ms: number, zone: Zone): number {
  switch (zone.kind) {
    case 'utc':
      return 0;
    case 'offset':
      return zone.minutes;
    case 'local': {
      const minutes = -new Date(ms).getTimezoneOffset();
      return Number.isNaN(minutes) ? 0 : minutes;
    }
  }
}

/** `UTC`, `UTC+05:30`. */
export function offsetText(minutes: number): string {
  if (minutes === 0) return 'UTC';
  const size = Math.abs(minutes);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `UTC${minutes < 0 ? '−' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** The instant as a clock of the zone shows it, as ISO text without a zone. */
export function wallIso(ms: number, zone: Zone): string {
  const date = new Date(ms + offsetMinutes(ms, zone) * 60_000);
  return Number.isNaN(date.getTime()) ? `${ms} ms` : date.toISOString().slice(0, -1);
}

/** `2026-11-21 10:03:22Z`, `2026-11-21 15:33:22.120 UTC+05:30`: milliseconds only where there are any. */
export function zonedText(ms: number, zone: Zone): string {
  const wall = wallIso(ms, zone)
    .replace('T', ' ')
    .replace(/\.000$/, '');
  const offset = offsetMinutes(ms, zone);
  return offset === 0 ? `${wall}Z` : `${wall} ${offsetText(offset)}`;
}

/** How the zone is named beside a range: with both offsets where summer time begins or ends in it. */
export function zoneName(
  zone: Zone,
  range: { readonly fromMs: number; readonly toMs: number },
): string {
  const first = offsetText(offsetMinutes(range.fromMs, zone));
  const last = offsetText(offsetMinutes(range.toMs, zone));
  const offsets = first === last ? first : `${first} to ${last}`;
  return zone.kind === 'local' ? `this machine's zone, ${offsets}` : offsets;
}
