import type { Finding } from '../../findings/finding';
import { hasCondition, suppressedBy } from '../../findings/suppressedBy';
import type { NewSuppression } from '../../findings/suppression';

/** What the analyst ticked and wrote, on the way to a rule. */
export interface RuleDraft {
  readonly byHunt: boolean;
  readonly byHost: boolean;
  readonly byUser: boolean;
  readonly text: string;
  readonly reason: string;
}

/** The hunt and the host of a finding: narrow enough to begin with. */
export function draftFor({ host, user }: Pick<Finding, 'host' | 'user'>): RuleDraft {
  return {
    byHunt: true,
    byHost: host !== null,
    byUser: host === null && user !== null,
    text: '',
    reason: '',
  };
}

export function ruleOf(
  draft: RuleDraft,
  { huntId, host, user }: Pick<Finding, 'huntId' | 'host' | 'user'>,
): NewSuppression {
  return {
    ...(draft.byHunt && { huntId }),
    ...(draft.byHost && host !== null && { host }),
    ...(draft.byUser && user !== null && { user }),
    ...(draft.text.trim() !== '' && { text: draft.text.trim() }),
    reason: draft.reason.trim(),
  };
}

/** Why the rule cannot be set yet; null when it can. */
export function whyNot(rule: NewSuppression): string | null {
  if (!hasCondition(rule)) return 'Choose at least one thing that the rule holds for.';
  if (rule.reason === '') return 'Write the reason; it is kept with the case.';
  return null;
}

/** The findings that a rule would set aside now, which no other rule has. */
export function wouldSetAside(
  rule: NewSuppression,
  findings: readonly Finding[],
): readonly Finding[] {
  const rules = [{ ...rule, id: '', createdAt: '' }];
  return findings.filter(
    (finding) => finding.suppressedBy === null && suppressedBy(finding, rules) !== null,
  );
}
