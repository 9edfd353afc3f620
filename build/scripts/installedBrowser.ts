import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium } from '@playwright/test';

const COMMANDS = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
];

const MAC_APPS = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

const WINDOWS_PROGRAMS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

/** The browser named by HUNTBENCH_BROWSER, else the first Chrome, Chromium or Edge found; undefined when there is none. */
export function installedBrowser(): string | undefined {
  const named = process.env.HUNTBENCH_BROWSER;
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`HUNTBENCH_BROWSER names ${named}, which does not exist.`);
  }
  return [...candidates(), chromium.executablePath()].find((file) => existsSync(file));
}

function candidates(): string[] {
  switch (process.platform) {
    case 'darwin':
      return ['/Applications', path.join(os.homedir(), 'Applications')].flatMap((folder) =>
        MAC_APPS.map((app) => path.join(folder, app)),
      );
    case 'win32':
      return [
        process.env.PROGRAMFILES,
        process.env['PROGRAMFILES(X86)'],
        process.env.LOCALAPPDATA,
      ].flatMap((folder) =>
        folder ? WINDOWS_PROGRAMS.map((program) => path.join(folder, program)) : [],
      );
    default:
      return [...(process.env.PATH ?? '').split(path.delimiter), '/usr/bin', '/snap/bin'].flatMap(
        (folder) => (folder ? COMMANDS.map((command) => path.join(folder, command)) : []),
      );
  }
}
