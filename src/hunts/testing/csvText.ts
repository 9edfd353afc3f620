/** CSV text of a header and rows of cells; an empty cell is null. */
export function csvText(header: string, rows: readonly (readonly (string | number)[])[]): string {
  return [header, ...rows.map((row) => row.join(','))].join('\n').concat('\n');
}

/** The instant `offsetMs` after `base` (ISO 8601 UTC) as the normalised tables write it. */
export function instant(base: string, offsetMs: number): string {
  return new Date(Date.parse(base) + offsetMs).toISOString().replace('T', ' ').replace('Z', '');
}
