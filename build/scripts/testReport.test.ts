import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { playwrightCount, vitestCount } from './testReport';

const folder = mkdtempSync(path.join(os.tmpdir(), 'report-'));

function reportFile(name: string, content: unknown): string {
  const file = path.join(folder, name);
  writeFileSync(file, JSON.stringify(content));
  return file;
}

test('a test file that could not be loaded counts as one failure', () => {
  const file = reportFile('unit.json', {
    numPassedTests: 7,
    numFailedTests: 2,
    testResults: [
      { status: 'failed', assertionResults: [{}, {}] },
      { status: 'failed', assertionResults: [] },
      { status: 'passed', assertionResults: [{}] },
    ],
  });
  expect(vitestCount(file)).toEqual({ passed: 7, failed: 3 });
});

test('an error outside the browser tests counts as one failure', () => {
  const file = reportFile('e2e.json', {
    stats: { expected: 5, unexpected: 1, flaky: 1 },
    errors: [{ message: 'no tests found' }],
  });
  expect(playwrightCount(file)).toEqual({ passed: 6, failed: 2 });
});

test('a missing report is not a count of zero', () => {
  expect(vitestCount(path.join(folder, 'none.json'))).toBeNull();
});
