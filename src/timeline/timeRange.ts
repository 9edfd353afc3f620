/** Instants from `fromMs` on and before `toMs`, in whole milliseconds since 1970, UTC. */
export interface TimeRange {
  readonly fromMs: number;
  readonly toMs: number;
}

/** @throws RangeError unless both ends are whole and the range holds at least a millisecond. */
export function checkRange({ fromMs, toMs }: TimeRange): void {
  if (!Number.isSafeInteger(fromMs) || !Number.isSafeInteger(toMs) || fromMs >= toMs) {
    throw new RangeError(`Not a time range: ${fromMs} to ${toMs}`);
  }
}
