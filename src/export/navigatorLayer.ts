import { countText } from '../core/countText';
import type { Finding } from '../findings/finding';
import type { Hunt, Severity, Technique } from '../hunts/hunt';
import { jsonOf } from './json';

const SCORES: Readonly<Record<Severity, number>> = {
  informational: 10,
  low: 25,
  medium: 50,
  high: 75,
  critical: 100,
};

type LayerHunt = Pick<Hunt, 'id' | 'title' | 'techniques'>;

/**
 * The techniques of the hunts that found something, as a layer of the ATT&CK Navigator: the score is that of the most
 * severe finding. What is informational or set aside by a rule is left out. Ids are those of ATT&CK 19.
 */
export function navigatorLayerOf(
  caseName: string,
  findings: readonly Finding[],
  hunts: readonly LayerHunt[],
): Blob {
  const counted = findings.filter((f) => f.suppressedBy === null && f.severity !== 'informational');
  const techniques = new Map<string, { technique: Technique; hunts: LayerHunt[] }>();
  for (const hunt of hunts) {
    if (!counted.some((f) => f.huntId === hunt.id)) continue;
    for (const technique of hunt.techniques) {
      const entry = techniques.get(technique.id) ?? { technique, hunts: [] };
      entry.hunts.push(hunt);
      techniques.set(technique.id, entry);
    }
  }
  return jsonOf({
    name: caseName,
    versions: { attack: '19', navigator: '5.1.0', layer: '4.5' },
    domain: 'enterprise-attack',
    description:
      'Techniques of the hunts that found something in this case. A hunt names every technique it looks for; its findings say which one was seen.',
    sorting: 3,
    layout: { layout: 'side', showID: true, showName: true },
    hideDisabled: false,
    techniques: [...techniques.values()]
      .sort((a, b) => (a.technique.id < b.technique.id ? -1 : 1))
      .map(({ technique, hunts: of }) => entryOf(technique, of, counted)),
    gradient: { colors: ['#fff7d6', '#f5a623', '#b3261e'], minValue: 0, maxValue: 100 },
    legendItems: [],
    showTacticRowBackground: false,
    selectTechniquesAcrossTactics: true,
    selectSubtechniquesWithParent: false,
  });
}

function entryOf(
  { id, name, formerly }: Technique,
  hunts: readonly LayerHunt[],
  findings: readonly Finding[],
) {
  const parts = hunts.map(({ id: huntId, title }) => {
    const of = findings.filter((f) => f.huntId === huntId);
    return { text: `${title}: ${tally(of)}`, score: Math.max(...of.map(scoreOf)) };
  });
  return {
    techniqueID: id,
    score: Math.max(...parts.map(({ score }) => score)),
    comment: parts.map(({ text }) => text).join('\n'),
    enabled: true,
    metadata: [
      { name: 'Technique', value: name },
      ...(formerly ? [{ name: 'Former id', value: formerly }] : []),
    ],
    showSubtechniques: id.includes('.'),
  };
}

function scoreOf({ severity }: Finding): number {
  return SCORES[severity];
}

/** `2 critical, 1 low`. */
function tally(findings: readonly Finding[]): string {
  return (['critical', 'high', 'medium', 'low'] as const)
    .map((severity) => [severity, findings.filter((f) => f.severity === severity).length] as const)
    .filter(([, count]) => count > 0)
    .map(([severity, count]) => `${countText(count)} ${severity}`)
    .join(', ');
}
