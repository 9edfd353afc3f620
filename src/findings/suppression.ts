/** A rule of the analyst that sets findings aside. It is part of the case and shown wherever it took effect. */
export interface SuppressionRule {
  readonly id: string;
  /** All that are given must hold; texts are compared without case. */
  readonly huntId?: string;
  readonly host?: string;
  readonly user?: string;
  /** Stands in the summary. */
  readonly text?: string;
  /** Why, in the analyst's words. */
  readonly reason: string;
  readonly createdAt: string;
}

/** A rule as the analyst writes it. */
export type NewSuppression = Omit<SuppressionRule, 'id' | 'createdAt'>;
