import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { PagePart } from './pagePart';

/** The files of the sample case, in the order of their names; none when the folder is not there. */
export function sampleFiles(root: string): readonly PagePart[] {
  const folder = path.join(root, 'public', 'sample');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.csv'))
    .sort()
    .map((name) => ({ id: `sample/${name}`, bytes: readFileSync(path.join(folder, name)) }));
}
