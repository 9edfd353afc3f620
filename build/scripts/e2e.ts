import path from 'node:path';
import { findBrowser } from './findBrowser';
import { build } from './freshBuild';
import { PROJECT_ROOT } from './projectRoot';
import { runCommand } from './runCommand';

/** `--built` takes the page as it is; everything else goes to Playwright. */
const args = process.argv.slice(2);
const playwright = path.join(PROJECT_ROOT, 'node_modules', '@playwright', 'test', 'cli.js');

if (!args.includes('--built')) await build();
const browser = await findBrowser();
process.exitCode = await runCommand(
  process.execPath,
  [playwright, 'test', ...args.filter((arg) => arg !== '--built')],
  { HUNTBENCH_BROWSER: browser },
);
