import type { TableFact } from './appState';

/** First and last instant of all dated records, ISO text; null without any. */
export function evidenceRange(tables: readonly TableFact[]): { from: string; to: string } | null {
  const firsts = tables.flatMap((table) => table.firstSeen ?? []).sort();
  const lasts = tables.flatMap((table) => table.lastSeen ?? []).sort();
  const from = firsts[0];
  const to = lasts.at(-1);
  return from !== undefined && to !== undefined ? { from, to } : null;
}
