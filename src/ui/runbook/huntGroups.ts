import type { Hunt, HuntCategory } from '../../hunts/hunt';
import type { LogCategory } from '../../hunts/logCategory';

export interface HuntGroup {
  readonly id: HuntCategory;
  readonly title: string;
  readonly purpose: string;
  /** Exports that fill the category; null for the group about the logs themselves. */
  readonly sources: string | null;
  readonly hunts: readonly Hunt[];
}

const LOGS_THEMSELVES = {
  id: 'coverage',
  title: 'Coverage of the logs',
  purpose: 'Shows where a log fell silent, so that silence is not taken for calm.',
  sources: null,
} as const;

/** The hunts in the frame of the runbook: its five log categories, then the logs themselves; lettered hunts first. */
export function huntGroups(
  hunts: readonly Hunt[],
  categories: readonly LogCategory[],
): readonly HuntGroup[] {
  return [...categories, LOGS_THEMSELVES].map(({ id, title, purpose, sources }) => ({
    id,
    title,
    purpose,
    sources,
    hunts: hunts.filter((hunt) => hunt.category === id).sort(byLetterThenTitle),
  }));
}

function byLetterThenTitle(a: Hunt, b: Hunt): number {
  if (a.letter !== b.letter) return (a.letter ?? 'Z').localeCompare(b.letter ?? 'Z');
  return a.title.localeCompare(b.title);
}
