import { countText } from '../../core/countText';
import { displayUtc } from '../../core/isoTime';
import type { CellValue } from '../../db/db';
import type { Finding } from '../../findings/finding';
import type { ParamValue } from '../../hunts/hunt';
import type { ReportData, ReportHunt } from './reportData';

/** What an answer means. Only `clear` says that nothing was found. */
export function answerText({ run, findings, more, setAside }: ReportHunt): string {
  if (run === null) return 'Not asked.';
  const found = findings.length + more;
  const aside = setAside > 0 ? ` ${countText(setAside)} set aside by a rule.` : '';
  switch (run.status) {
    case 'hits':
      return `${countText(found)} ${found === 1 ? 'finding' : 'findings'}.${aside}`;
    case 'clear':
      return 'Clear: all needed records were there, and none matched.';
    case 'partial':
      return 'Partial: nothing matched in what is there, but part of what is needed is not.';
    case 'cannot-run':
      return 'Cannot be answered: the evidence lacks what this question needs.';
    case 'error':
      return 'Not answered: the hunt failed.';
    case 'cancelled':
      return 'Not answered: the run was cancelled.';
  }
}

/** The questions without an answer, each with its reason. */
export function unanswered(
  data: Pick<ReportData, 'hunts'>,
): { readonly title: string; readonly reason: string }[] {
  return data.hunts.flatMap((one) => {
    const { hunt, run } = one;
    if (run !== null && (run.status === 'hits' || run.status === 'clear')) return [];
    return [{ title: hunt.title, reason: `${answerText(one)} ${run?.reason ?? ''}`.trim() }];
  });
}

export function spanText({ firstSeen, lastSeen }: Pick<Finding, 'firstSeen' | 'lastSeen'>): string {
  if (firstSeen === null) return 'undated';
  if (lastSeen === null || lastSeen === firstSeen) return displayUtc(firstSeen);
  return `${displayUtc(firstSeen)} – ${displayUtc(lastSeen)}`;
}

export function cellText(value: CellValue): string {
  if (value === null) return '';
  if (typeof value === 'object') {
    return JSON.stringify(value, (_, inner: unknown) =>
      typeof inner === 'bigint' ? inner.toString() : inner,
    );
  }
  return typeof value === 'string' ? displayUtc(value) : String(value);
}

export function paramValueText(value: ParamValue): string {
  return typeof value === 'object' ? value.join(', ') : String(value);
}

/** `3 of 261 records are shown.` */
export function shownText(shown: number, total: number): string {
  return shown === total
    ? `${countText(total)} ${total === 1 ? 'record' : 'records'}.`
    : `${countText(shown)} of ${countText(total)} records are shown.`;
}
