import type { PivotCandidate } from './pivotFacts';

/** What speaks against a logon being the intruder's, in parts of a sentence. */
export function doubtsOf(candidate: PivotCandidate): string[] {
  const { basis, by, ownFailure, source, sharedSource, knownSource, logonHost } = candidate;
  const doubts: string[] = [];
  if (basis === 'failures' && !ownFailure && by === 'account') {
    doubts.push(
      source === null
        ? 'the source of the logon is not known'
        : 'the account had not failed from the source of the logon',
    );
  }
  if (basis === 'failures' && !ownFailure && by === 'source') {
    doubts.push('the account itself had not failed from that source');
  }
  if (knownSource) doubts.push('the account had logged on from that source before');
  if (sharedSource) doubts.push('several accounts had logged on from that source before the burst');
  if (basis === 'spray') doubts.push('the spray had ended long before');
  if (by === null) doubts.push('nothing had failed, so it may be the person on a new way');
  if (candidate.marks.length > 0 && !candidate.sameHost) {
    doubts.push(hostDoubt(logonHost, candidate.marks[0]?.host ?? null));
  }
  if (!candidate.hasBaseline) {
    doubts.push('the host has too few earlier records to tell a new program from a known one');
  }
  return doubts;
}

function hostDoubt(logonHost: string | null, markHost: string | null): string {
  if (logonHost === null) return 'the logon names no host';
  return markHost === null
    ? 'the execution names no host'
    : `what followed ran on ${markHost}, not on ${logonHost}`;
}
