/** A text of the file and what it became; null is nothing. */
export interface SampleRow {
  readonly original: string | null;
  readonly value: string | null;
}

export const SAMPLES = 5;

/** The first samples that say something; one that could not be read is among them where there is one. */
export function samplesOf(rows: readonly SampleRow[]): SampleRow[] {
  const telling = rows.filter(({ original, value }) => original !== null || value !== null);
  const first = telling.slice(0, SAMPLES);
  const isLost = ({ value }: SampleRow): boolean => value === null;
  const lost = telling.find(isLost);
  return lost && !first.some(isLost) ? [...first.slice(0, SAMPLES - 1), lost] : first;
}
