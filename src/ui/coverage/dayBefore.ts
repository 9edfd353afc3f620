const DAY_MS = 86_400_000;

/** The instant 24 hours earlier, ISO text; text that is no time stays as it is. */
export function dayBefore(iso: string): string {
  const ms = Date.parse(iso);
  return Number.isNaN(ms) ? iso : new Date(ms - DAY_MS).toISOString();
}
