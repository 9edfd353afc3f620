const QUARTERS = Array.from({ length: 26 * 4 + 1 }, (_, i) => (i - 48) * 15);

interface Option {
  readonly value: string;
  readonly label: string;
}

/** Every zone from UTC-12:00 to UTC+14:00 by its minutes east of UTC. */
export const ZONE_OPTIONS: readonly Option[] = QUARTERS.map((minutes) => ({
  value: String(minutes),
  label: offsetText(minutes),
}));

function offsetText(minutes: number): string {
  if (minutes === 0) return 'UTC';
  const hours = Math.floor(Math.abs(minutes) / 60);
  const rest = String(Math.abs(minutes) % 60).padStart(2, '0');
  return `UTC${minutes > 0 ? '+' : '−'}${String(hours).padStart(2, '0')}:${rest}`;
}
