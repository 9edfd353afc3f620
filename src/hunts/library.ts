import type { Hunt } from './hunt';

const modules = import.meta.glob<{ hunt: Hunt }>('./library/*/hunt.ts', { eager: true });

/** Every hunt of the library, found by its folder, in the order of their ids. */
export const HUNTS: readonly Hunt[] = Object.values(modules)
  .map((module) => module.hunt)
  .sort((a, b) => a.id.localeCompare(b.id));

export function huntNamed(id: string): Hunt | undefined {
  return HUNTS.find((hunt) => hunt.id === id);
}
