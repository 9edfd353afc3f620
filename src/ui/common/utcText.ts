import { displayUtc, isoFromMillis } from '../../core/isoTime';

export const UNDATED = 'undated';

/** `2026-11-21 10:03:22.123Z` from ISO text. */
export function utcText(iso: string | null): string {
  return iso === null ? UNDATED : displayUtc(iso);
}

/** The same cut to milliseconds, for columns of figures. */
export function utcTextToMs(iso: string | null): string {
  return utcText(iso).replace(/(\.\d{3})\d+Z$/, '$1Z');
}

/** The same from milliseconds since 1970. */
export function utcTextOfMs(ms: number): string {
  return displayUtc(isoFromMillis(ms));
}

/** Without milliseconds where they are zero: `2026-11-21 10:03:22Z`, for ranges and bucket edges. */
export function shortUtcOfMs(ms: number): string {
  return utcTextOfMs(ms).replace(/\.000Z$/, 'Z');
}
