/** ISO 8601 UTC text of microseconds since 1970: milliseconds, and microseconds only where there are any. */
export function isoFromMicros(micros: bigint): string {
  const millis = micros >= 0n ? micros / 1000n : (micros - 999n) / 1000n;
  const rest = Number(micros - millis * 1000n);
  const base = isoFromMillis(Number(millis));
  return rest === 0 ? base : `${base.slice(0, -1)}${rest.toString().padStart(3, '0')}Z`;
}

/** ISO 8601 UTC text of milliseconds since 1970; instants beyond what a Date holds become text of the number. */
export function isoFromMillis(millis: number): string {
  const date = new Date(millis);
  return Number.isNaN(date.getTime()) ? `${millis} ms` : date.toISOString();
}

/** `2026-11-21 10:03:22.123Z`, the form shown on screen; takes ISO text and returns it unchanged if it is not. */
export function displayUtc(iso: string): string {
  return /^\d{4}-\d\d-\d\dT/.test(iso) ? iso.replace('T', ' ') : iso;
}
