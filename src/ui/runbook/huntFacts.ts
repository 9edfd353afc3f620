import type { Finding } from '../../findings/finding';

/** What a card says about the findings of its hunt. */
export interface HuntFacts {
  /** The most severe one that no rule sets aside. */
  readonly top: Finding | null;
  readonly findings: number;
  readonly hosts: number;
  /** Set aside by rules, not among the others. */
  readonly setAside: number;
}

export const NO_FACTS: HuntFacts = { top: null, findings: 0, hosts: 0, setAside: 0 };

/** The facts by hunt, of findings in falling severity. */
export function factsByHunt(findings: readonly Finding[]): ReadonlyMap<string, HuntFacts> {
  const byHunt = new Map<string, Finding[]>();
  for (const finding of findings) {
    const own = byHunt.get(finding.huntId);
    if (own) own.push(finding);
    else byHunt.set(finding.huntId, [finding]);
  }
  return new Map([...byHunt].map(([huntId, own]) => [huntId, factsOf(own)]));
}

function factsOf(findings: readonly Finding[]): HuntFacts {
  const active = findings.filter((finding) => finding.suppressedBy === null);
  const hosts = active.flatMap(({ host }) => (host === null ? [] : [host.toUpperCase()]));
  return {
    top: active[0] ?? null,
    findings: active.length,
    hosts: new Set(hosts).size,
    setAside: findings.length - active.length,
  };
}
