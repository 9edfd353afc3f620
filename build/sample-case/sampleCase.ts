import { backgroundEvents } from './background/background';
import { isWithin, WHOLE_CASE } from './caseClock';
import { type CaseEvents, type CaseTable, mergeEvents } from './caseEvents';
import { csvText } from './csvText';
import { caseTables, type EvidenceTable, evidenceTables } from './evidenceTables';
import { intrusion } from './intrusion/intrusion';
import { isSilenced } from './intrusion/silencedLog';
import { logonBursts } from './logonBursts';
import type { EvidenceFileName, SampleTruth } from './sampleTruth';
import { caseTruth } from './truth/caseTruth';
import { inTimeOrder } from './truth/evidenceOrder';

export interface SampleFile {
  readonly name: EvidenceFileName;
  readonly text: string;
}

export interface SampleCase {
  readonly files: readonly SampleFile[];
  readonly truth: SampleTruth;
}

function recordedEvents(events: CaseEvents): CaseEvents {
  const inCase = (event: { readonly atMs: number }): boolean => isWithin(WHOLE_CASE, event.atMs);
  const auth = events.auth.filter(inCase);
  return inTimeOrder({
    ...events,
    auth,
    process: events.process.filter((event) => inCase(event) && !isSilenced(event)),
    net: events.net.filter(inCase),
    logonBurst: logonBursts(auth),
  });
}

function sampleFile<Table extends CaseTable>(table: Table, ordered: CaseEvents): SampleFile {
  const form: EvidenceTable<CaseEvents[Table][number]> = evidenceTables[table];
  const records = ordered[table].map((event) => form.cells(event));
  return { name: form.file, text: csvText(form.headerLine, records) };
}

/** The nine files of the sample case and the facts planted in them; the same on every run. */
export function generateSampleCase(): SampleCase {
  const attack = intrusion();
  const ordered = recordedEvents(mergeEvents([backgroundEvents(), attack.events]));
  return {
    files: caseTables.map((table) => sampleFile(table, ordered)),
    truth: caseTruth(ordered, attack.facts),
  };
}
