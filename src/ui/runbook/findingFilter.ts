import type { Finding } from '../../findings/finding';
import type { Severity } from '../../hunts/hunt';

/** What the findings list shows. No severity chosen means all of them. */
export interface FindingFilter {
  readonly severities: readonly Severity[];
  readonly huntId: string | null;
  readonly text: string;
}

export const NO_FILTER: FindingFilter = { severities: [], huntId: null, text: '' };

/** The findings that pass; text is looked for in sentence, host, user and hunt title. */
export function filtered(
  findings: readonly Finding[],
  filter: FindingFilter,
  titleOf: (huntId: string) => string,
): readonly Finding[] {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  return findings.filter((finding) => {
    if (filter.huntId !== null && finding.huntId !== filter.huntId) return false;
    if (filter.severities.length > 0 && !filter.severities.includes(finding.severity)) return false;
    if (words.length === 0) return true;
    const text = [finding.summary, finding.host, finding.user, titleOf(finding.huntId)]
      .join(' ')
      .toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

export function isFiltering(filter: FindingFilter): boolean {
  return filter.severities.length > 0 || filter.huntId !== null || filter.text.trim() !== '';
}
