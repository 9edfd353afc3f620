import type { Condition, ConstantRule, FieldRule } from '../../ingest/source';

/** Whether a rule is one field read as one kind, which the dialog can change. */
export function isPlain(rule: FieldRule | ConstantRule): rule is FieldRule {
  if ('constant' in rule) return false;
  const { from, members, fileName, words, otherwise } = rule;
  return from.length === 1 && !members && !fileName && !words && !otherwise;
}

/** A rule that is more than one field, in short. */
export function ruleText(rule: FieldRule | ConstantRule): string {
  if ('constant' in rule) return `always "${rule.constant}"`;
  const { from, members, otherwise } = rule;
  const own = `${shortList(from)}${members ? `: ${shortList(members)}` : ''}`;
  return otherwise ? `${own}, else ${ruleText(otherwise)}` : own;
}

/** Which records a table takes, in short; empty for all of them. */
export function whereText(conditions: readonly Condition[] = []): string {
  return conditions
    .map(({ from, in: values, codeIn, contains, notIn }) => {
      const names = shortList(from);
      if (notIn) return `${names} is not ${shortList(notIn)}`;
      return `${names} ${contains ? 'has' : 'is'} ${shortList(values ?? codeIn ?? contains ?? [])}`;
    })
    .join(' and ');
}

function shortList(items: readonly string[]): string {
  return items.slice(0, 3).join(', ') + (items.length > 3 ? ' …' : '');
}
