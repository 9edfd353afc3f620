import type { DateOrder, SettledOrder } from './dateOrder';
import type { Mapping } from './mapping/mapping';

/** How the analyst wants a file read, where it differs from what was recognised. */
export interface IntakeChoice {
  /** Id of a source; null for a table of its own. */
  readonly sourceId?: string | null;
  /** Fields to normalised columns, as the analyst mapped them; goes before `sourceId`. */
  readonly mapping?: Mapping;
  /** Zone of the times that carry none, in minutes east of UTC. */
  readonly zoneOffsetMinutes?: number;
  /** How dates like 3/4/2024 are read. */
  readonly dateOrder?: DateOrder;
  /** The order that the other files showed; what the analyst chose goes before it. */
  readonly settledOrder?: SettledOrder;
  /** Names of the fields of a file without a header, in their order. */
  readonly header?: readonly string[];
}

/** What a zone may be, in minutes east of UTC: quarters of an hour from UTC-12:00 to UTC+14:00. */
export const EVERY_OFFSET_MINUTES: readonly number[] = Array.from(
  { length: 26 * 4 + 1 },
  (_, step) => (step - 48) * 15,
);

/** `UTC`, `UTC+05:30`, `UTC-08:00`. */
export function zoneName(offsetMinutes: number): string {
  if (offsetMinutes === 0) return 'UTC';
  const sign = offsetMinutes > 0 ? '+' : '-';
  const minutes = Math.abs(offsetMinutes);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `UTC${sign}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
