import {
  type Icon,
  IconBug,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleHalf2,
  IconHandStop,
  IconLoader2,
  IconPlugOff,
  IconTargetArrow,
} from '@tabler/icons-react';
import type { HuntRun, HuntStatus } from '../../hunts/hunt';
import type { AppState } from '../../state/appState';

/** The state of a hunt's answer, as the runbook shows it. */
export type Verdict = HuntStatus | 'running' | 'not-run';

interface VerdictLook {
  readonly word: string;
  readonly icon: Icon;
  /** Whether it answers the question; what does not is drawn with a dashed edge. */
  readonly isAnswer: boolean;
}

export const VERDICT_LOOK: Readonly<Record<Verdict, VerdictLook>> = {
  hits: { word: 'Hits', icon: IconTargetArrow, isAnswer: true },
  clear: { word: 'Clear', icon: IconCircleCheck, isAnswer: true },
  partial: { word: 'Partial', icon: IconCircleHalf2, isAnswer: false },
  'cannot-run': { word: 'Cannot run', icon: IconPlugOff, isAnswer: false },
  error: { word: 'Error', icon: IconBug, isAnswer: false },
  cancelled: { word: 'Cancelled', icon: IconHandStop, isAnswer: false },
  running: { word: 'Running', icon: IconLoader2, isAnswer: false },
  'not-run': { word: 'Not run', icon: IconCircleDashed, isAnswer: false },
};

/** In the order of the summary: what was found first, what could not be told last. */
export const VERDICTS: readonly Verdict[] = [
  'hits',
  'clear',
  'partial',
  'cannot-run',
  'error',
  'cancelled',
  'running',
  'not-run',
];

export function verdictOf(run: HuntRun | undefined, isRunning: boolean): Verdict {
  if (isRunning) return 'running';
  return run ? run.status : 'not-run';
}

/** Whether this hunt runs now. */
export function isRunningNow(state: AppState, huntId: string): boolean {
  return state.runningHuntId === huntId;
}
