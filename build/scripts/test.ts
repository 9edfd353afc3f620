import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { PROJECT_ROOT } from './projectRoot';
import { runCommand } from './runCommand';
import { type TestCount, playwrightCount, vitestCount } from './testReport';

interface Step {
  readonly name: string;
  readonly args: readonly string[];
  /** Where the step is a test runner: what it reports. Any other step counts only when it fails. */
  readonly count?: () => TestCount | null;
}

const reports = path.join(PROJECT_ROOT, '.cache', 'test');

const STEPS: readonly Step[] = [
  { name: 'types', args: ['run', 'typecheck'] },
  { name: 'lint', args: ['run', 'lint'] },
  {
    name: 'unit and engine tests',
    args: [
      'run',
      'test:unit',
      '--',
      '--reporter=default',
      '--reporter=json',
      '--outputFile.json=.cache/test/unit.json',
    ],
    count: () => vitestCount(path.join(reports, 'unit.json')),
  },
  { name: 'build', args: ['run', 'build'] },
  {
    name: 'browser tests',
    args: ['run', 'test:e2e', '--', '--built'],
    count: () => playwrightCount(path.join(reports, 'e2e.json')),
  },
];

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

const lines: string[] = [];
let passed = 0;
let failed = 0;
for (const step of STEPS) {
  console.log(`\n== ${step.name}`);
  const startedMs = Date.now();
  const exitCode = await runCommand('npm', step.args);
  const count = step.count?.() ?? { passed: 0, failed: 0 };
  const failures = exitCode === 0 ? count.failed : Math.max(1, count.failed);
  passed += count.passed;
  failed += failures;
  const outcome = step.count
    ? `${count.passed} passed, ${failures} failed`
    : failures
      ? 'failed'
      : 'ok';
  lines.push(`${step.name}: ${outcome} (${((Date.now() - startedMs) / 1000).toFixed(1)} s)`);
}

console.log(`\n${lines.join('\n')}\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
