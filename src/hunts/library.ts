import type { Hunt } from './hunt';

const modules = import.meta.glob<{ hunt: Hunt }>('./library/*/hunt.ts', { eager: true });

/** Every hunt of the library, found by its folder, in the order of their ids. */
export const HUNTS: readonly Hunt[] = Object.values(modules)
  .map((module) => module.hunt)
  .sort((a, b) => a.id.localeCompare(b.id));

/** The hunts with each one after those it builds on, which are added where they are not among them. */
export function inRunOrder(hunts: readonly Hunt[]): Hunt[] {
  const ordered = new Set<Hunt>();
  const add = (hunt: Hunt): void => {
    for (const id of hunt.after ?? []) {
      const before = huntNamed(id);
      if (before) add(before);
    }
    ordered.add(hunt);
  };
  hunts.forEach(add);
  return [...ordered];
}

export function huntNamed(id: string): Hunt | undefined {
  return HUNTS.find((hunt) => hunt.id === id);
}
