import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '../db/db';
import type { Severity } from './hunt';
import { HUNTS } from './library';
import { loadTables, startHuntDb } from './testing/caseTables';
import { casesOf, tablesOf } from './testing/huntCases';
import { runCase } from './testing/runCase';

/** A finding over harmless records that is right all the same. */
interface KnownFinding {
  readonly huntId: string;
  readonly caseName: string;
  readonly severity: Severity;
  readonly reason: string;
}

const KNOWN_FINDINGS: readonly KnownFinding[] = [
  {
    huntId: 'impact-file-spike',
    caseName: 'exfil-chain/archive-job-beside-other-peoples-uploads',
    severity: 'low',
    reason: 'The export names the burst itself; without a new extension it stays low.',
  },
  {
    huntId: 'impact-file-spike',
    caseName: 'correlate-tables/same-address-another-day',
    severity: 'low',
    reason: 'The export names the burst itself; without a new extension it stays low.',
  },
  {
    huntId: 'exfil-chain',
    caseName: 'exfil-chain/archive-job-beside-other-peoples-uploads',
    severity: 'informational',
    reason:
      'A spike without an upload is always named, with whether an upload could have been seen.',
  },
  {
    huntId: 'exfil-chain',
    caseName: 'correlate-tables/same-address-another-day',
    severity: 'informational',
    reason:
      'A spike without an upload is always named, with whether an upload could have been seen.',
  },
  {
    huntId: 'command-entropy',
    caseName: 'command-obfuscation/busy-software',
    severity: 'informational',
    reason: 'A long block of a browser child process is labelled, never left out.',
  },
];

const BENIGN_CASES = HUNTS.flatMap((hunt) => casesOf(hunt.id, 'benign'));

let db: Db;
beforeAll(async () => {
  db = await startHuntDb();
});
afterAll(() => db.close());

describe('harmless records', () => {
  it.each(BENIGN_CASES)('$name gives no finding in any hunt', async (huntCase) => {
    await loadTables(db, tablesOf(huntCase));
    for (const hunt of HUNTS) {
      const { findings } = await runCase(db, hunt);
      const known = KNOWN_FINDINGS.filter(
        (entry) => entry.huntId === hunt.id && entry.caseName === huntCase.name,
      );
      expect(
        [...new Set(findings.map((finding) => finding.severity))],
        `${hunt.id}: ${findings.map((finding) => finding.summary).join(' ')}`,
      ).toEqual(known.map((entry) => entry.severity));
    }
  });

  it('keeps no entry for a case or hunt that is gone', () => {
    const cases = BENIGN_CASES.map((huntCase) => huntCase.name);
    for (const entry of KNOWN_FINDINGS) {
      expect(cases).toContain(entry.caseName);
      expect(HUNTS.map((hunt) => hunt.id)).toContain(entry.huntId);
    }
  });
});
