import { DAY } from '../caseClock';
import type { CaseEvents } from '../caseEvents';
import { caseTables, evidenceTables } from '../evidenceTables';
import type { FileTruth } from '../sampleTruth';
import { isoZulu } from '../timestampForms';

export interface EvidenceSpan {
  readonly firstMs: number;
  readonly lastMs: number;
}

function spanOf(ordered: readonly { readonly atMs: number }[]): EvidenceSpan {
  const first = ordered[0];
  const last = ordered.at(-1);
  if (first === undefined || last === undefined) throw new Error('an evidence table is empty');
  return { firstMs: first.atMs, lastMs: last.atMs };
}

export function evidenceSpan(ordered: CaseEvents): EvidenceSpan {
  const spans = caseTables.map((table) => spanOf(ordered[table]));
  return {
    firstMs: Math.min(...spans.map((span) => span.firstMs)),
    lastMs: Math.max(...spans.map((span) => span.lastMs)),
  };
}

export function fileTruths(ordered: CaseEvents): readonly FileTruth[] {
  const windowStartMs = evidenceSpan(ordered).lastMs - DAY;
  return caseTables.map((table) => {
    const events: readonly { readonly atMs: number }[] = ordered[table];
    const span = spanOf(events);
    return {
      file: evidenceTables[table].file,
      records: events.length,
      first: isoZulu(span.firstMs),
      last: isoZulu(span.lastMs),
      recordsInLast24h: events.filter((event) => event.atMs > windowStartMs).length,
    };
  });
}
