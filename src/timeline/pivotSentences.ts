import { countText } from '../core/countText';
import { durationText } from '../core/duration';
import { displayUtc } from '../core/isoTime';
import { counted } from './countedNoun';
import type { MarkKind, PivotCandidate, PivotMark } from './pivotFacts';
import type { PivotSentence } from './pivotPoint';
import { doubtsOf } from './pivotDoubts';

/** Names in one sentence; the records behind it are of all. */
const MOST_NAMES = 5;

/** What failed before; which logon, and why it counts; what confirms it; how sure that is and what speaks against it. */
export function pivotSentences(
  candidate: PivotCandidate,
  runnerUp: PivotCandidate | undefined,
  unseen: readonly string[],
): PivotSentence[] {
  return [
    { text: failureSentence(candidate), records: candidate.failureRows },
    { text: logonSentence(candidate), records: [candidate.logonRow] },
    { text: confirmationSentence(candidate), records: candidate.marks.map((mark) => mark.row) },
    {
      text: certaintySentence(candidate, runnerUp, unseen),
      records: runnerUp ? [runnerUp.logonRow] : [],
    },
  ];
}

function failureSentence(candidate: PivotCandidate): string {
  const { basis, by, key, user, source, failures, failedAccounts } = candidate;
  const { firstFailure, lastFailure } = candidate;
  if (by === null || firstFailure === null || lastFailure === null) {
    const from = source === null ? '' : ` or from ${source}`;
    return `No burst of failed logons of ${user}${from} came before: the password was known.`;
  }
  const when = `between ${displayUtc(firstFailure)} and ${displayUtc(lastFailure)}`;
  if (basis === 'spray') {
    return `${key} had sprayed before: it failed to log on ${times(failures)} as ${counted(failedAccounts, 'account')} ${when}.`;
  }
  return by === 'account'
    ? `${user} failed to log on ${times(failures)} ${sourceText(candidate)} ${when}.`
    : `${key} failed to log on ${times(failures)} as ${counted(failedAccounts, 'account')} ${when}.`;
}

function logonSentence(candidate: PivotCandidate): string {
  const { at, user, logonHost, source, lastFailure } = candidate;
  const where = logonHost === null ? '' : ` to ${logonHost}`;
  const from = source === null ? '' : ` from ${source}`;
  const wait =
    lastFailure === null ? '' : `, ${secondsBetween(lastFailure, at)} after the last failure`;
  return `${user} logged on${where}${from} at ${displayUtc(at)}${wait}, ${worthText(candidate)}.`;
}

function worthText({ basis, ownFailure, by, otherSource }: PivotCandidate): string {
  switch (basis) {
    case 'failures':
      if (ownFailure) return 'from the source that had failed as this account';
      if (by === 'source') return 'from the source that had tried the accounts';
      return otherSource
        ? 'from another source than the failures'
        : 'as the account that had failed';
    case 'spray':
      return 'from the source that had sprayed';
    case 'outside':
      return 'for the first time from this public address';
    case 'new source':
      return 'for the first time from this source';
    case 'new host':
      return 'for the first time on this host';
    case 'new host and source':
      return 'for the first time on this host and from this source';
  }
}

function confirmationSentence({ at, user, marks, isReconBurst }: PivotCandidate): string {
  const [first, ...later] = marks;
  if (!first) return 'Nothing that followed confirms it.';
  const wait = secondsBetween(at, first.at);
  const where = first.host === null ? '' : ` on ${first.host}`;
  const opening = `${wait} later ${firstText(user, first)}${where}`;
  const rest = KINDS.flatMap(([kind, one, several]) => {
    const names = later.filter((mark) => mark.kind === kind).map((mark) => mark.label);
    const noun = names.length === 1 ? one : several;
    return names.length === 0 ? [] : [`${countText(names.length)} ${noun} (${listed(names)})`];
  });
  const burst = isReconBurst ? '; together a reconnaissance burst' : '';
  return rest.length === 0 ? `${opening}${burst}.` : `${opening}; then ${rest.join(', ')}${burst}.`;
}

const KINDS: readonly (readonly [kind: MarkKind, one: string, several: string])[] = [
  ['recon', 'more reconnaissance tool', 'more reconnaissance tools'],
  ['tool', 'tool for living off the land', 'tools for living off the land'],
  ['program', 'new program', 'new programs'],
  ['install', 'new service or task', 'new services or tasks'],
  ['connection', 'first internal connection', 'first internal connections'],
];

function firstText(user: string, { kind, label }: PivotMark): string {
  switch (kind) {
    case 'connection':
      return `the first connection to ${label} was made`;
    case 'install':
      return `the service or task ${label} was created`;
    default:
      return `${user} started ${label}`;
  }
}

function certaintySentence(
  candidate: PivotCandidate,
  runnerUp: PivotCandidate | undefined,
  unseen: readonly string[],
): string {
  const doubts = doubtsOf(candidate);
  return [
    `Confidence is ${candidate.confidence}, score ${scoreText(candidate)} of 1`,
    ...(doubts.length > 0 ? [`what weakens this: ${doubts.join(', ')}`] : []),
    ...(unseen.length > 0 ? [`not confirmed for want of records: ${unseen.join(', ')}`] : []),
    runnerUp ? runnerUpText(runnerUp) : 'no other logon fits',
  ]
    .join('; ')
    .concat('.');
}

function runnerUpText(runnerUp: PivotCandidate): string {
  const where = runnerUp.host === null ? '' : ` on ${runnerUp.host}`;
  return `next comes ${runnerUp.user}${where} at ${displayUtc(runnerUp.at)}, score ${scoreText(runnerUp)}`;
}

function scoreText({ score }: PivotCandidate): string {
  return score.toFixed(2);
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).join(', ');
  const more = names.length - MOST_NAMES;
  return more > 0 ? `${shown} and ${countText(more)} more` : shown;
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
