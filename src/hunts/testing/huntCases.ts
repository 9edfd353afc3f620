import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CaseTables } from './caseTables';
import type { ExpectedFinding } from './runCase';

const LIBRARY = fileURLToPath(new URL('../library', import.meta.url));

/** A folder of normalised tables as CSV, kept with the hunt it was written for. */
export interface HuntCase {
  /** `<hunt id>/<case name>` */
  readonly name: string;
  readonly huntId: string;
  readonly folder: string;
}

export function huntFolders(): string[] {
  return folders(LIBRARY);
}

export function casesOf(huntId: string, kind: 'hit' | 'benign'): HuntCase[] {
  const root = path.join(LIBRARY, huntId, 'cases', kind);
  return folders(root).map((name) => ({
    name: `${huntId}/${name}`,
    huntId,
    folder: path.join(root, name),
  }));
}

export function tablesOf(huntCase: HuntCase): CaseTables {
  const files = readdirSync(huntCase.folder).filter((file) => file.endsWith('.csv'));
  return Object.fromEntries(
    files.map((file) => [
      path.basename(file, '.csv'),
      readFileSync(path.join(huntCase.folder, file), 'utf8'),
    ]),
  );
}

export function expectedOf(huntCase: HuntCase): ExpectedFinding[] {
  const text = readFileSync(path.join(huntCase.folder, 'expected.json'), 'utf8');
  return JSON.parse(text) as ExpectedFinding[];
}

function folders(root: string): string[] {
  if (!existsSync(root)) return [];
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}
