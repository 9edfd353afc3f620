import { countText } from '../../core/countText';
import { displayUtc } from '../../core/isoTime';
import type { Finding } from '../../findings/finding';
import { SEVERITIES } from '../../hunts/hunt';
import type { ReportData, ReportHunt } from './reportData';
import { unanswered } from './reportWords';

/** The questions of a ransomware case in the order that the room asks them, each by the hunts that answer it. */
const QUESTIONS: readonly (readonly [label: string, hunts: readonly string[]])[] = [
  ['Encryption', ['impact-file-spike']],
  ['Recovery', ['recovery-inhibition']],
  ['Left the network', ['exfil-chain', 'cloudflare-upload']],
  ['Power gained', ['privilege-change']],
  ['Credentials', ['credential-abuse']],
];

type Sources = Pick<ReportData, 'hunts' | 'pivot' | 'timeline'>;

/** What the report says first: what was found in all, when it turned, the gravest of each question, what stays open. */
export function summarySentences(data: Sources): string[] {
  const findings = data.hunts.flatMap((hunt) => hunt.findings.map(({ finding }) => finding));
  return [
    countSentence(findings, data.hunts),
    pivotSentence(data),
    ...QUESTIONS.map(([label, ids]) => questionSentence(label, ids, data.hunts)),
    openSentence(data),
  ].filter((sentence) => sentence !== null);
}

function countSentence(findings: readonly Finding[], hunts: readonly ReportHunt[]): string {
  if (findings.length === 0) return 'Nothing was found by the hunts that could be run.';
  const bySeverity = [...SEVERITIES].reverse().flatMap((severity) => {
    const count = hunts.reduce((sum, { counts }) => sum + (counts[severity] ?? 0), 0);
    return count === 0 ? [] : [`${countText(count)} ${severity}`];
  });
  const total = findings.length + hunts.reduce((sum, { more }) => sum + more, 0);
  const hosts = new Set(findings.flatMap(({ host }) => (host === null ? [] : [host])));
  const listed =
    total > findings.length ? ` ${countText(findings.length)} of them are listed here.` : '';
  return `${countText(total)} findings: ${bySeverity.join(', ')}; on ${countText(hosts.size)} hosts.${listed}`;
}

function pivotSentence({ pivot }: Sources): string {
  if (pivot === null) return 'No pivot point could be named.';
  const where = pivot.host === null ? '' : ` on ${pivot.host}`;
  const how = pivot.isAnalysts ? 'set by the analyst' : `${pivot.confidence} confidence`;
  return `It turned at ${displayUtc(pivot.at)} with the logon of ${pivot.user}${where} (${how}).`;
}

function questionSentence(
  label: string,
  ids: readonly string[],
  hunts: readonly ReportHunt[],
): string | null {
  const asked = ids.flatMap((id) => hunts.filter(({ hunt }) => hunt.id === id));
  for (const { findings } of asked) {
    const [top] = findings;
    if (top) return `${label}: ${top.finding.summary}`;
  }
  const isClear = asked.length > 0 && asked.every(({ run }) => run?.status === 'clear');
  return isClear ? `${label}: nothing was found, and all needed records were there.` : null;
}

function openSentence(data: Sources): string | null {
  const open = unanswered(data);
  if (open.length === 0) return null;
  return `${countText(open.length)} of ${countText(data.hunts.length)} questions have no full answer: ${open.map(({ title }) => title).join('; ')}.`;
}
