import type { Finding } from '../../findings/finding';
import type { Severity } from '../../hunts/hunt';

/** Chosen findings, with the words that say which. */
export interface FindingChoice {
  readonly label: string;
  readonly ids: readonly string[];
}

/** What the findings list shows. No severity chosen means all of them. */
export interface FindingFilter {
  readonly severities: readonly Severity[];
  readonly huntId: string | null;
  readonly text: string;
  readonly only: FindingChoice | null;
}

export const NO_FILTER: FindingFilter = { severities: [], huntId: null, text: '', only: null };

/** The findings that pass; text is looked for in sentence, host, user, known tool and hunt title. */
export function filtered(
  findings: readonly Finding[],
  filter: FindingFilter,
  titleOf: (huntId: string) => string,
): readonly Finding[] {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  const chosen = filter.only && new Set(filter.only.ids);
  return findings.filter((finding) => {
    if (chosen && !chosen.has(finding.id)) return false;
    if (filter.huntId !== null && finding.huntId !== filter.huntId) return false;
    if (filter.severities.length > 0 && !filter.severities.includes(finding.severity)) return false;
    if (words.length === 0) return true;
    const text = [
      finding.summary,
      finding.host,
      finding.user,
      finding.knownAs,
      titleOf(finding.huntId),
    ]
      .join(' ')
      .toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

export function isFiltering(filter: FindingFilter): boolean {
  return (
    filter.severities.length > 0 ||
    filter.huntId !== null ||
    filter.only !== null ||
    filter.text.trim() !== ''
  );
}
