/** One measured figure beside what it should be. */
export interface Figure {
  readonly name: string;
  readonly measured: string;
  readonly target: string;
}

export function milliseconds(ms: number): string {
  return ms < 1_000 ? `${Math.round(ms)} ms` : `${(ms / 1_000).toFixed(1)} s`;
}

export function printFigures(figures: readonly Figure[]): void {
  const rows = [{ name: 'figure', measured: 'measured', target: 'target' }, ...figures];
  const width = (pick: (row: Figure) => string): number =>
    Math.max(...rows.map((row) => pick(row).length));
  const widths = [width((row) => row.name), width((row) => row.measured)] as const;
  for (const { name, measured, target } of rows) {
    console.log(`  ${name.padEnd(widths[0])}  ${measured.padStart(widths[1])}  ${target}`);
  }
}
