import { defineConfig } from '@playwright/test';
import { browserLaunch } from './build/scripts/browserLaunch';
import { installedBrowser } from './build/scripts/installedBrowser';

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  workers: 1,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: '.cache/test/e2e.json' }]],
  use: {
    browserName: 'chromium',
    launchOptions: browserLaunch(installedBrowser()),
    // Not UTC and not the zone of any file: local time must not leak into an answer.
    timezoneId: 'Asia/Kolkata',
    viewport: { width: 1440, height: 900 },
    screenshot: 'only-on-failure',
    trace: 'off',
  },
});
