import path from 'node:path';
import { runnerImport } from 'vite';
import { PROJECT_ROOT } from '../projectRoot';
import { type Figure, milliseconds } from './figure';
import type { pivotMeasures } from './pivotMeasures';
import { TARGETS } from './targets';

interface MeasureModule {
  readonly pivotMeasures: typeof pivotMeasures;
}

/** The pivot on generated incidents and over two million records, on the engine in Node: no page is needed. */
export async function pivotFigures(): Promise<readonly Figure[]> {
  // Through Vite, which knows how SQL files are imported.
  const file = path.join(PROJECT_ROOT, 'build', 'scripts', 'bench', 'pivotMeasures.ts');
  const { module } = await runnerImport<MeasureModule>(file, { root: PROJECT_ROOT });
  const { seeds, millionMs, millionStatus } = await module.pivotMeasures();
  return [
    ...seeds.flatMap(({ seed, incidents, precision, recall, medianDistanceS, missed }) => {
      if (missed.length > 0) console.log(`  not right of "${seed}": ${missed.join('; ')}`);
      return [
        {
          name: `pivot on ${incidents} incidents, seed "${seed}": precision`,
          measured: precision.toFixed(3),
          target: `at least ${TARGETS.pivotPrecision}`,
        },
        {
          name: '  recall',
          measured: recall.toFixed(3),
          target: `at least ${TARGETS.pivotRecall}`,
        },
        {
          name: '  median distance',
          measured: `${medianDistanceS.toFixed(1)} s`,
          target: `at most ${TARGETS.pivotDistanceS} s`,
        },
      ];
    }),
    {
      name: `pivot over a million logons and a million processes (${millionStatus})`,
      measured: milliseconds(millionMs),
      target: `at most ${milliseconds(TARGETS.pivotMs)}`,
    },
  ];
}
