import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The version in package.json. */
export function packageVersion(root: string): string {
  const text = readFileSync(path.join(root, 'package.json'), 'utf8');
  const { version } = JSON.parse(text) as { version: string };
  return version;
}
