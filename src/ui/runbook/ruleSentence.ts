import type { NewSuppression } from '../../findings/suppression';

/** What a rule sets aside, in words. */
export function ruleSentence(
  { huntId, host, user, text }: Omit<NewSuppression, 'reason'>,
  titleOf: (huntId: string) => string,
): string {
  const conditions = [
    huntId !== undefined && `of “${titleOf(huntId)}”`,
    host !== undefined && `on ${host}`,
    user !== undefined && `of the account ${user}`,
    text !== undefined && `with “${text}” in the sentence`,
  ].filter((part) => part !== false);
  return `Findings ${conditions.join(', ')}`;
}
