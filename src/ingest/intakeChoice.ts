import type { DateOrder } from './dateOrder';

/** How the analyst wants a file read, where it differs from what was recognised. */
export interface IntakeChoice {
  /** Id of a source; null for a table of its own. */
  readonly sourceId?: string | null;
  /** Zone of the times that carry none, in minutes east of UTC. */
  readonly zoneOffsetMinutes?: number;
  /** How dates like 3/4/2024 are read. */
  readonly dateOrder?: DateOrder;
  /** Names of the fields of a file without a header, in their order. */
  readonly header?: readonly string[];
}

/** `UTC`, `UTC+05:30`, `UTC-08:00`. */
export function zoneName(offsetMinutes: number): string {
  if (offsetMinutes === 0) return 'UTC';
  const sign = offsetMinutes > 0 ? '+' : '-';
  const minutes = Math.abs(offsetMinutes);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `UTC${sign}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
