import { type Hunt, SEVERITIES, type Severity } from '../hunts/hunt';
import { accountKey } from './accountKey';
import type { AssetFact, Assets } from './assets';
import type { Finding } from './finding';
import { bySeverityThenTime } from './findingsOf';
import { linksOf } from './links';
import { isCommon, signalsOf } from './signals';
import type { SuppressionRule } from './suppression';
import { suppressedBy } from './suppressedBy';

export type WeighingHunt = Pick<Hunt, 'id' | 'title' | 'letter' | 'after'>;

/**
 * The findings with the severity that everything found gives them, the most severe first. Independent signals on the
 * host raise one level, from two hunts two; an asset of value raises low and medium by one. What is informational, the
 * work of a known tool or set aside by a rule is never raised, and what is set aside raises and links nothing.
 */
export function weigh(
  findings: readonly Finding[],
  hunts: readonly WeighingHunt[],
  assets: Assets,
  rules: readonly SuppressionRule[],
): Finding[] {
  const setAside = new Map<string, string>();
  for (const finding of findings) {
    const rule = suppressedBy(finding, rules);
    if (rule) setAside.set(finding.id, rule.id);
  }
  const active = findings.filter(({ id }) => !setAside.has(id));
  const links = linksOf(active);
  const signals = signalsOf(active, hunts);
  const huntsById = new Map(hunts.map((hunt) => [hunt.id, hunt]));
  const title = (id: string): string => huntsById.get(id)?.title ?? id;
  return findings
    .map((finding): Finding => {
      const rule = setAside.get(finding.id) ?? null;
      const hunt = huntsById.get(finding.huntId);
      const weighed = rule
        ? { severity: finding.baseSeverity, reasons: [] }
        : raised(
            finding,
            (signals.get(finding.id) ?? []).map(title),
            assetOf(finding, hunt, assets),
          );
      return {
        ...finding,
        ...weighed,
        linked: links.get(finding.id) ?? [],
        suppressedBy: rule,
      };
    })
    .sort(bySeverityThenTime);
}

function raised(
  { baseSeverity, knownAs, host }: Finding,
  signals: readonly string[],
  asset: string | null,
): Pick<Finding, 'severity' | 'reasons'> {
  const reasons: string[] = [];
  let severity = baseSeverity;
  if (knownAs !== null || baseSeverity === 'informational') return { severity, reasons };
  const move = (levels: number, why: string): void => {
    const next = levelsUp(severity, levels);
    if (next === severity) return;
    reasons.push(`Raised from ${severity} to ${next}: ${why}`);
    severity = next;
  };
  if (signals.length > 0) {
    const names = signals.map((title) => `"${title}"`).join(', ');
    move(
      Math.min(2, signals.length),
      `within 60 minutes ${host ?? 'the host'} has findings of ${names} too, on other records.`,
    );
  }
  if (asset !== null && (severity === 'low' || severity === 'medium')) move(1, asset);
  return { severity, reasons };
}

function levelsUp(severity: Severity, levels: number): Severity {
  const next = Math.min(SEVERITIES.length - 1, SEVERITIES.indexOf(severity) + levels);
  return SEVERITIES[next] ?? severity;
}

/**
 * The sentence of the asset concerned. Logons and changes of accounts are recorded by the server that is asked, and
 * only the privileged can change accounts: there the host, or both, say nothing of the value at risk.
 */
function assetOf(finding: Finding, hunt: WeighingHunt | undefined, assets: Assets): string | null {
  if (hunt?.letter === 'E' || isCommon(finding)) return null;
  const host =
    hunt?.letter === 'D' ? undefined : assets.hosts.get((finding.host ?? '').toUpperCase());
  const account = assets.accounts.get(accountKey(finding.user) ?? '');
  if (host) return sentence(finding.host, host);
  return account ? sentence(finding.user, account) : null;
}

function sentence(name: string | null, { what, why }: AssetFact): string {
  return `${name ?? 'It'} is a ${what}: ${why}.`;
}
