import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { PROJECT_ROOT } from './projectRoot';
import { runCommand } from './runCommand';

export const PAGE_FILE = path.join(PROJECT_ROOT, 'dist', 'index.html');

/** Everything the page is made of. */
const SOURCES = ['src', 'public', 'build', 'index.html', 'vite.config.ts', 'package-lock.json'];

/** Builds the page unless it is newer than all its sources. @throws Error when the build fails. */
export async function buildIfNeeded(): Promise<void> {
  const builtMs = existsSync(PAGE_FILE) ? statSync(PAGE_FILE).mtimeMs : 0;
  const changedMs = Math.max(...SOURCES.map((name) => newestMs(path.join(PROJECT_ROOT, name))));
  if (builtMs <= changedMs) await build();
}

/** Builds the page. @throws Error when the build fails. */
export async function build(): Promise<void> {
  const code = await runCommand('npm', ['run', '--silent', 'build']);
  if (code !== 0) throw new Error('The build failed; its output is above.');
}

function newestMs(file: string): number {
  if (!existsSync(file)) return 0;
  const { mtimeMs } = statSync(file);
  if (!statSync(file).isDirectory()) return mtimeMs;
  return Math.max(mtimeMs, ...readdirSync(file).map((name) => newestMs(path.join(file, name))));
}
