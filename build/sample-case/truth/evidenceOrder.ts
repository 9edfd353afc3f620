import type { CaseEvent, CaseEvents, CaseTable } from '../caseEvents';
import { evidenceTables } from '../evidenceTables';
import type { EvidenceRef } from '../sampleTruth';

function byTime<Event extends { readonly atMs: number }>(
  events: readonly Event[],
): readonly Event[] {
  return events.toSorted((a, b) => a.atMs - b.atMs);
}

/** Every table in the order in which its file is written. */
export function inTimeOrder(events: CaseEvents): CaseEvents {
  return {
    auth: byTime(events.auth),
    process: byTime(events.process),
    net: byTime(events.net),
    fileSpike: byTime(events.fileSpike),
    backupDelete: byTime(events.backupDelete),
    serviceTask: byTime(events.serviceTask),
    logonBurst: byTime(events.logonBurst),
    groupChange: byTime(events.groupChange),
    upload: byTime(events.upload),
  };
}

export type RefOf = (event: CaseEvent) => EvidenceRef;

/** Looks up where an event stands in the files; throws for an event that is in none. */
export function numberRecords(ordered: CaseEvents): RefOf {
  const refs = new Map<CaseEvent, EvidenceRef>();
  for (const table of Object.keys(evidenceTables) as CaseTable[]) {
    const { file } = evidenceTables[table];
    ordered[table].forEach((event, index) => refs.set(event, { file, record: index + 1 }));
  }
  return (event) => {
    const ref = refs.get(event);
    if (ref === undefined) throw new Error('a planted event did not reach the evidence');
    return ref;
  };
}
