import type { Finding } from '../../findings/finding';
import type { HuntRun } from '../../hunts/hunt';
import { countOf } from '../common/amountText';
import type { Verdict } from './verdict';

/** What the verdict means, in a sentence. Only a clear answer says that nothing was found. */
export function answerSentence(verdict: Verdict, findings: readonly Finding[]): string {
  switch (verdict) {
    case 'hits':
      return hitsSentence(findings);
    case 'clear':
      return 'Nothing found: all needed records were there, and none matched.';
    case 'partial':
      return 'No answer yet: nothing matched in what is there, but part of what is needed is not.';
    case 'cannot-run':
      return 'No answer: the evidence lacks what this question needs.';
    case 'error':
      return 'No answer: the hunt failed.';
    case 'cancelled':
      return 'No answer: the run was cancelled.';
    case 'running':
      return 'Looking now.';
    case 'not-run':
      return 'Not asked yet. It runs by itself once evidence is loaded.';
  }
}

function hitsSentence(findings: readonly Finding[]): string {
  const active = findings.filter(({ suppressedBy }) => suppressedBy === null);
  const setAside = findings.length - active.length;
  const hosts = new Set(active.flatMap(({ host }) => (host === null ? [] : [host.toUpperCase()])));
  const parts = [countOf(active.length, 'finding')];
  if (hosts.size > 0) parts.push(`on ${countOf(hosts.size, 'host')}`);
  const found = `${parts.join(' ')}.`;
  return setAside > 0 ? `${found} Rules set ${countOf(setAside, 'more', 'more')} aside.` : found;
}

/** The reason of a run without the sentences that the list of what is missing repeats. */
export function reasonApart(run: HuntRun): string {
  return run.missing
    .reduce((reason, sentence) => reason.replace(sentence, ''), run.reason ?? '')
    .replace(/\s+/g, ' ')
    .trim();
}
