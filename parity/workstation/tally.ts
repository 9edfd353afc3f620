import type { Comparison } from '../compare';

export interface TallyLine extends Comparison {
  cases: number;
  rows: number;
  ms: number;
  readonly differences: string[];
}

/** By hunt and engine. */
export type Tally = Map<string, TallyLine>;

export function lineOf(tally: Tally, hunt: string, engine: string): TallyLine {
  const key = `${hunt} ${engine}`;
  const line = tally.get(key) ?? { hunt, engine, cases: 0, rows: 0, ms: 0, differences: [] };
  tally.set(key, line);
  return line;
}

export function faultText(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 600) : String(error);
}
