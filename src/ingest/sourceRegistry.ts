import type { Source } from './source';

const modules = import.meta.glob<{ source: Source }>('./sources/*/source.ts', { eager: true });

/** Every known source, found by its folder, in the order of their ids. */
export const SOURCES: readonly Source[] = Object.values(modules)
  .map((module) => module.source)
  .sort((a, b) => a.id.localeCompare(b.id));
