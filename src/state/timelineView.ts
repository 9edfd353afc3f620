import type { ExecutionChoice } from '../timeline/executionChoice';
import type { LaneBy } from '../timeline/lanes';
import { NO_SELECTION, type Selection } from '../timeline/selection';
import type { TimeRange } from '../timeline/timeRange';
import { UTC, type Zone } from '../timeline/zone';

/** A step into the evidence; `timeBefore` stands where the step also set the time clause, to go back to. */
export interface ZoomStep extends TimeRange {
  readonly timeBefore?: TimeRange | null;
}

/** How the timeline is looked at, and what that narrows elsewhere. */
export interface TimelineView {
  /** What the analyst chose to look at; narrows the other views. */
  readonly selection: Selection;
  /** The ranges zoomed into, the innermost last; none means the whole evidence. */
  readonly zoom: readonly ZoomStep[];
  /** Of the labels only; data stays UTC. */
  readonly zone: Zone;
  /** `auto`: the suspicious ones as soon as there are findings. */
  readonly executions: ExecutionChoice | 'auto';
  readonly lanesBy: LaneBy;
}

export const INITIAL_TIMELINE_VIEW: TimelineView = {
  selection: NO_SELECTION,
  zoom: [],
  zone: UTC,
  executions: 'auto',
  lanesBy: 'tactic',
};
