import type { Execution, Logon } from './evidence';
import { failuresAt } from './logonSeries';

export const ALICE = { user: 'alice', host: 'WS1', source: '10.0.0.5' };

/** Five failures within ten minutes, the last at 10:01:40. */
export const BURST: readonly Logon[] = failuresAt(
  '2026-11-21 10:00:00',
  [0, 7, 30, 41, 100],
  ALICE,
);

export const SUCCESS: Logon = { ...ALICE, at: '2026-11-21 10:02:22', outcome: 'success' };

export const EXECUTION: Execution = {
  ...ALICE,
  at: '2026-11-21 10:02:52',
  process: 'whoami.exe',
};
