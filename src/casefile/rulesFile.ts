import * as v from 'valibot';
import { hasCondition } from '../findings/suppressedBy';
import type { SuppressionRule } from '../findings/suppression';

/** The rules of a file, or the sentence that says why they cannot be used. */
export type ReadRules =
  | { readonly ok: true; readonly caseName: string; readonly rules: readonly SuppressionRule[] }
  | { readonly ok: false; readonly fault: string };

const MAX_BYTES = 8 * 1024 * 1024;
const HEAD = 4096;
const SAYS_RULES = /^\uFEFF?\s*\{\s*"huntbench"\s*:\s*"suppression-rules"/;

const TEXT = v.pipe(v.string(), v.maxLength(4_000));
const RULES_SCHEMA = v.strictObject({
  huntbench: v.literal('suppression-rules'),
  version: v.literal(1),
  case: v.optional(TEXT, ''),
  rules: v.pipe(
    v.array(
      v.pipe(
        v.strictObject({
          id: v.pipe(TEXT, v.nonEmpty('is empty')),
          huntId: v.optional(TEXT),
          host: v.optional(TEXT),
          user: v.optional(TEXT),
          text: v.optional(TEXT),
          reason: TEXT,
          createdAt: v.pipe(TEXT, v.isoTimestamp('is no time such as 2026-03-12T08:00:00.000Z')),
        }),
        v.check(
          ({ huntId, host, user, text }) =>
            [huntId, host, user, text].some((condition) => (condition ?? '').trim() !== ''),
          'has no condition and would set everything aside',
        ),
      ),
    ),
    v.maxLength(10_000, 'holds more than 10,000 rules'),
  ),
});

/** Reads a file that says it holds suppression rules, whatever its name; null for any other file. */
export async function readRulesFile(file: File): Promise<ReadRules | null> {
  if (file.size > MAX_BYTES) return null;
  const head = await file.slice(0, HEAD).text();
  return SAYS_RULES.test(head) ? parseRules(await file.text()) : null;
}

/** The rules in a JSON text; null where the text does not begin by saying that it holds some. */
export function parseRules(text: string): ReadRules | null {
  if (!SAYS_RULES.test(text.slice(0, HEAD))) return null;
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return refused(`it is not JSON: ${error instanceof Error ? error.message : String(error)}.`);
  }
  const result = v.safeParse(RULES_SCHEMA, value, { abortEarly: true });
  if (!result.success) {
    const [issue] = result.issues;
    const path = v.getDotPath(issue);
    return refused(`${path === null ? 'it' : `"${path}"`} ${clauseOf(issue)}.`);
  }
  return { ok: true, caseName: result.output.case, rules: result.output.rules.map(plainRule) };
}

/** The text of a file of suppression rules. */
export function rulesText(caseName: string, rules: readonly SuppressionRule[]): string {
  const file = {
    huntbench: 'suppression-rules',
    version: 1,
    case: caseName,
    rules: rules.filter(hasCondition).map(plainRule),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

function plainRule(rule: v.InferOutput<typeof RULES_SCHEMA>['rules'][number] | SuppressionRule) {
  const { id, huntId, host, user, text, reason, createdAt } = rule;
  return {
    id,
    ...(huntId === undefined ? {} : { huntId }),
    ...(host === undefined ? {} : { host }),
    ...(user === undefined ? {} : { user }),
    ...(text === undefined ? {} : { text }),
    reason,
    createdAt,
  };
}

function refused(what: string): ReadRules {
  return {
    ok: false,
    fault: `These suppression rules cannot be used: ${what} Mend the file, or save the rules anew, and drop it again.`,
  };
}

function clauseOf(issue: v.BaseIssue<unknown>): string {
  if (issue.kind === 'validation') {
    return /^(is|has|holds) /.test(issue.message) ? issue.message : 'is too long';
  }
  if (issue.received === 'undefined') return 'is missing';
  if (issue.expected === 'never') return 'is no field of a rule';
  return `is ${issue.received}, where ${issue.expected ?? 'something else'} is wanted`;
}
