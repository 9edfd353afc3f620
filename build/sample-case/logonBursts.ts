import { MINUTE } from './caseClock';
import type { AuthEvent, LogonBurstEvent } from './caseEvents';

const BIN = 10 * MINUTE;
const FEWEST_FAILURES = 3;

interface Tally {
  readonly binMs: number;
  readonly host: string;
  readonly user: string;
  readonly sourceIp: string;
  failures: number;
  successes: number;
}

/** The result of a saved search over the logons: failures in fixed bins of ten minutes. */
export function logonBursts(logons: readonly AuthEvent[]): readonly LogonBurstEvent[] {
  const tallies = new Map<string, Tally>();
  for (const { atMs, host, user, sourceIp, status } of logons) {
    const binMs = atMs - (atMs % BIN);
    const key = [binMs, host, user, sourceIp].join(' ');
    const tally = tallies.get(key) ?? { binMs, host, user, sourceIp, failures: 0, successes: 0 };
    if (status === 'FAILURE') tally.failures += 1;
    else tally.successes += 1;
    tallies.set(key, tally);
  }
  return [...tallies.values()]
    .filter((tally) => tally.failures >= FEWEST_FAILURES)
    .map((tally) => ({
      atMs: tally.binMs,
      host: tally.host,
      user: tally.user,
      sourceIp: tally.sourceIp,
      failureCount: tally.failures,
      successCount: tally.successes,
    }));
}
