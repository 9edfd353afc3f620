import { existsSync } from 'node:fs';
import path from 'node:path';
import { installedBrowser } from './installedBrowser';
import { PROJECT_ROOT } from './projectRoot';
import { runCommand } from './runCommand';

const PLAYWRIGHT = path.join(PROJECT_ROOT, 'node_modules', '@playwright', 'test', 'cli.js');

/** A browser for the tests, installed if need be. @throws Error that says what to install. */
export async function findBrowser(): Promise<string> {
  const installed = installedBrowser();
  if (installed) return installed;
  console.log('No Chrome, Chromium or Edge found; installing Chromium.');
  await runCommand(process.execPath, [PLAYWRIGHT, 'install', 'chromium']);
  const downloaded = installedBrowser();
  if (downloaded) return downloaded;
  if (existsSync('/etc/debian_version') && process.getuid?.() === 0) {
    await runCommand('apt-get', ['update']);
    await runCommand('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], {
      DEBIAN_FRONTEND: 'noninteractive',
    });
    const packaged = installedBrowser();
    if (packaged) return packaged;
  }
  throw new Error(
    'The browser tests need Chrome, Chromium or Edge. Install one, or set HUNTBENCH_BROWSER to the path of its program.',
  );
}
