import type { LogCategoryId } from './logCategory';

export type CoverageVerdict = 'present' | 'partial' | 'missing';

/** What the evidence has of one part of a log category. Instants are ISO 8601 UTC, within the span of the evidence. */
export interface PartFact {
  readonly id: string;
  readonly label: string;
  readonly table: string;
  readonly isRequired: boolean;
  readonly verdict: CoverageVerdict;
  /** Why it is not simply present, or what stands behind a present without records; null where nothing needs saying. */
  readonly reason: string | null;
  /** The sentence that tells which export fills the hole; null without a hole. */
  readonly fill: string | null;
  readonly records: number;
  readonly dated: number;
  readonly last24h: number;
  /** Hosts that the table names. */
  readonly hosts: number;
  readonly firstSeen: string | null;
  readonly lastSeen: string | null;
  /** Records that lack a column every record should have, by column; those without any lack are left out. */
  readonly lacking: Readonly<Record<string, number>>;
  /** The result export that answers it too. */
  readonly answeredBy: { readonly export: string; readonly records: number } | null;
}

/** The verdict on one log category: present when every required part is, missing when none has anything. */
export interface CategoryFact {
  readonly id: LogCategoryId;
  readonly title: string;
  readonly purpose: string;
  readonly sources: string;
  readonly verdict: CoverageVerdict;
  readonly parts: readonly PartFact[];
}
