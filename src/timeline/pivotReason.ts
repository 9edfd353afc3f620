import { durationText } from '../core/duration';
import { displayUtc } from '../core/isoTime';
import { counted } from './countedNoun';
import type { PivotCandidate } from './pivotAnswerRow';

/** Why the logon is the pivot, in at most four sentences with counts and times. */
export function pivotReason(candidate: PivotCandidate): string {
  const doubts = doubtsOf(candidate);
  return [
    burstSentence(candidate),
    logonSentence(candidate),
    executionSentence(candidate),
    ...(doubts.length > 0 ? [`What weakens this: ${doubts.join('; ')}.`] : []),
  ].join(' ');
}

function burstSentence(candidate: PivotCandidate): string {
  const { by, key, user, failures, failedAccounts, firstFailure, lastFailure } = candidate;
  const when = `between ${displayUtc(firstFailure)} and ${displayUtc(lastFailure)}`;
  return by === 'account'
    ? `${user} failed to log on ${times(failures)} ${sourceText(candidate)} ${when}.`
    : `${key} failed to log on ${times(failures)} as ${counted(failedAccounts, 'account')} ${when}.`;
}

function logonSentence(candidate: PivotCandidate): string {
  const { at, user, logonHost, source, lastFailure } = candidate;
  const where = logonHost === null ? '' : ` to ${logonHost}`;
  const from = source === null ? '' : ` from ${source}`;
  const wait = secondsBetween(lastFailure, at);
  return `${user} logged on${where}${from} at ${displayUtc(at)}, ${wait} after the last failure.`;
}

function executionSentence(candidate: PivotCandidate): string {
  const { at, executionAt, executionHost, processName, user } = candidate;
  const what = processName ?? 'a process without a name';
  const where = executionHost === null ? '' : ` on ${executionHost}`;
  return `${secondsBetween(at, executionAt)} later ${user} started ${what}${where}.`;
}

function doubtsOf(candidate: PivotCandidate): string[] {
  const { by, ownFailure, source, sharedSource, sameHost, logonHost } = candidate;
  const doubts: string[] = [];
  if (!ownFailure && by === 'account') {
    doubts.push(
      source === null
        ? 'the source of the logon is not known'
        : 'the account had not failed from the source of the logon',
    );
  }
  if (!ownFailure && by === 'source') {
    doubts.push('the account itself had not failed from that source');
  }
  if (sharedSource) doubts.push('several accounts had logged on from that source before the burst');
  if (!sameHost) {
    doubts.push(logonHost === null ? 'the logon names no host' : 'the execution names no host');
  }
  return doubts;
}

function sourceText({ failedSources, failedSource }: PivotCandidate): string {
  if (failedSources === 0 || failedSource === null) return 'from an unknown source';
  return failedSources === 1 ? `from ${failedSource}` : `from ${counted(failedSources, 'source')}`;
}

function secondsBetween(earlier: string, later: string): string {
  return durationText((Date.parse(later) - Date.parse(earlier)) / 1000);
}

function times(count: number): string {
  return counted(count, 'time');
}
