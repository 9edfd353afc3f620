import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';
import type * as Compare from './compare';
import type * as Kql from './kql';
import type * as Million from './million';
import type * as WayBack from './wayBack';
import type * as Workstation from './workstation/compareWorkstation';

/**
 * `npm run test:parity -- lotl-parent-child` tries only that hunt; `million`, `way-back` and `workstation` beside it or
 * alone try the million records, the answers dropped back and the export for a workstation; `everywhere` tries each text on the cases of all hunts. Ends
 * with 1 on any difference or missing engine.
 */
const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url));
const { dependencies } = JSON.parse(readFileSync(here('package.json'), 'utf8')) as {
  readonly dependencies: Readonly<Record<string, string>>;
};
if (Object.keys(dependencies).some((name) => !existsSync(here(`node_modules/${name}`)))) {
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: here('.'),
    stdio: 'inherit',
  });
  if (status !== 0) {
    console.error(
      'The engines that the texts are tried on could not be installed, so no text was tried. Run `npm ci` in the folder parity, with the npm registry in reach.',
    );
    process.exit(1);
  }
}
const asked = process.argv.slice(2);
const everywhere = asked.includes('everywhere');
const only = asked.filter((name) => name !== 'everywhere');
const settings = { configFile: false as const, root: here('..'), logLevel: 'error' as const };
async function wayBack(): Promise<readonly Compare.Comparison[]> {
  const { module } = await runnerImport<typeof WayBack>(here('wayBack.ts'), settings);
  return module.compareWayBack();
}

async function workstation(): Promise<readonly Compare.Comparison[]> {
  const { module } = await runnerImport<typeof Workstation>(
    here('workstation/compareWorkstation.ts'),
    settings,
  );
  return module.compareWorkstation();
}

try {
  const { module: kql } = await runnerImport<typeof Kql>(here('kql.ts'), settings);
  const faults = kql.kqlFaults(only);
  const { module: compare } = await runnerImport<typeof Compare>(here('compare.ts'), settings);
  const { module: million } = await runnerImport<typeof Million>(here('million.ts'), settings);
  const lines = [
    ...(await compare.compareTexts(only, everywhere)),
    ...(only.length === 0 || only.includes('million')
      ? await million.compareMillion(
          here('../.cache/bench'),
          only.filter((name) => name !== 'million'),
        )
      : []),
    ...(only.length === 0 || only.includes('way-back') ? await wayBack() : []),
    ...(only.length === 0 || only.includes('workstation') ? await workstation() : []),
  ];
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
