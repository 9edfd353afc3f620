import type { Finding } from '../findings/finding';
import { HUNTS } from '../hunts/library';
import type { SuspectAnswer } from '../timeline/suspiciousExecutions';

/** A silence names the records at its ends, which are ordinary. */
const NOT_SUSPECT = new Set(
  HUNTS.filter(({ category }) => category === 'coverage').map(({ id }) => id),
);

export function isSuspect({ huntId, severity, suppressedBy }: Finding): boolean {
  return severity !== 'informational' && suppressedBy === null && !NOT_SUSPECT.has(huntId);
}

/** The answers whose findings mark executions as suspicious, without what rules set aside. */
export function suspectAnswers(findings: readonly Finding[]): SuspectAnswer[] {
  const answers = new Map<string, string[]>();
  for (const finding of findings) {
    if (isSuspect(finding)) answers.set(finding.huntId, answers.get(finding.huntId) ?? []);
  }
  for (const { huntId, key, suppressedBy } of findings) {
    if (suppressedBy !== null) answers.get(huntId)?.push(key);
  }
  return [...answers].map(([huntId, exceptKeys]) => ({ huntId, exceptKeys }));
}
