import type { Finding } from './finding';
import type { NewSuppression, SuppressionRule } from './suppression';

/** The oldest rule that the finding fits; null when none does. A rule without a condition fits nothing. */
export function suppressedBy(
  finding: Pick<Finding, 'huntId' | 'host' | 'user' | 'summary'>,
  rules: readonly SuppressionRule[],
): SuppressionRule | null {
  return rules.find((rule) => fits(rule, finding)) ?? null;
}

/** Whether it names anything that a finding must have. */
export function hasCondition({ huntId, host, user, text }: NewSuppression): boolean {
  return [huntId, host, user, text].some((condition) => (condition ?? '').trim() !== '');
}

function fits(
  rule: SuppressionRule,
  { huntId, host, user, summary }: Pick<Finding, 'huntId' | 'host' | 'user' | 'summary'>,
): boolean {
  return (
    hasCondition(rule) &&
    isSame(rule.huntId, huntId) &&
    isSame(rule.host, host) &&
    isSame(rule.user, user) &&
    (summary ?? '').toLowerCase().includes((rule.text ?? '').trim().toLowerCase())
  );
}

function isSame(wanted: string | undefined, value: string | null): boolean {
  const text = (wanted ?? '').trim().toLowerCase();
  return text === '' || text === value?.toLowerCase();
}
