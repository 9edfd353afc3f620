import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';
import type * as Compare from './compare';
import type * as Kql from './kql';

/** `npm run test:parity -- lotl-parent-child` tries only that hunt. Ends with 1 on any difference or missing engine. */
const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url));
if (!existsSync(here('node_modules'))) {
  console.error(
    'The engines that the texts are tried on are not installed. Run `npm ci` in the folder parity, with the npm registry in reach.',
  );
  process.exit(1);
}
const only = process.argv.slice(2);
const settings = { configFile: false as const, root: here('..'), logLevel: 'error' as const };

try {
  const { module: kql } = await runnerImport<typeof Kql>(here('kql.ts'), settings);
  const faults = kql.kqlFaults(only);
  const { module: compare } = await runnerImport<typeof Compare>(here('compare.ts'), settings);
  const lines = await compare.compareTexts(only);
  console.table([
    ...faults.map(({ hunt, ms, faults: list }) => ({
      hunt,
      engine: 'KQL, bound',
      cases: '',
      'rows equal': list.length === 0 ? 'no error' : 'FAULTS',
      ms: Math.round(ms),
    })),
    ...lines.map(({ hunt, engine, cases, rows, ms, differences }) => ({
      hunt,
      engine,
      cases,
      'rows equal': differences.length === 0 ? String(rows) : `NOT in ${differences.length}`,
      ms: Math.round(ms),
    })),
  ]);
  const wrong = [
    ...faults.flatMap((f) => f.faults.map((text) => `${f.hunt}, KQL: ${text}`)),
    ...lines.flatMap((l) => l.differences.map((text) => `${l.hunt}, ${l.engine}: ${text}`)),
  ];
  wrong.forEach((text) => console.error(text));
  process.exit(wrong.length === 0 && lines.length + faults.length > 0 ? 0 : 1);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
