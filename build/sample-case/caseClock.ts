export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const CASE_START_MS = Date.UTC(2026, 2, 9);
export const CASE_DAYS = [0, 1, 2] as const;
/** Exclusive. */
export const CASE_END_MS = CASE_START_MS + CASE_DAYS.length * DAY;

export interface TimeSpan {
  readonly fromMs: number;
  readonly toMs: number;
}

export const WHOLE_CASE: TimeSpan = { fromMs: CASE_START_MS, toMs: CASE_END_MS };

/** `utcMs('03-10 18:39:41.204')` is that instant of 2026, in milliseconds since the epoch. */
export function utcMs(monthDayAndTime: string): number {
  const instant = Date.parse(`2026-${monthDayAndTime.replace(' ', 'T')}Z`);
  if (Number.isNaN(instant)) throw new Error(`not an instant of the case: ${monthDayAndTime}`);
  return instant;
}

export function dayStartMs(day: number): number {
  return CASE_START_MS + day * DAY;
}

export function isWithin(span: TimeSpan, instantMs: number): boolean {
  return instantMs >= span.fromMs && instantMs < span.toMs;
}

/** The monthly patch window: the whole fleet restarts and writes little. */
export const PATCH_WINDOW: TimeSpan = {
  fromMs: utcMs('03-10 00:30:00'),
  toMs: utcMs('03-10 00:50:00'),
};
