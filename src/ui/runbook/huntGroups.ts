import type { Hunt } from '../../hunts/hunt';

export interface HuntGroup {
  readonly title: string;
  readonly hunts: readonly Hunt[];
}

/** The correlations A to F first, then the other hunts by category. */
export function huntGroups(hunts: readonly Hunt[]): HuntGroup[] {
  const lettered = hunts
    .filter((hunt) => hunt.letter !== undefined)
    .sort((a, b) => (a.letter ?? '').localeCompare(b.letter ?? ''));
  const others = hunts.filter((hunt) => hunt.letter === undefined);
  const categories = [...new Set(others.map((hunt) => hunt.category))];
  return [
    { title: 'Correlations A to F', hunts: lettered },
    ...categories.map((category) => ({
      title: category.charAt(0).toUpperCase() + category.slice(1),
      hunts: others.filter((hunt) => hunt.category === category),
    })),
  ].filter((group) => group.hunts.length > 0);
}
