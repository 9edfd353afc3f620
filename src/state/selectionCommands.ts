import type { Finding } from '../findings/finding';
import type { ScopingRow } from '../findings/scopingRow';
import { HUNTS } from '../hunts/library';
import { tacticOf } from '../timeline/attackTactic';
import { narrowFindings } from '../timeline/narrowFindings';
import {
  NO_SELECTION,
  type Selection,
  exceptKind,
  timeOf,
  toggled,
  withClause,
} from '../timeline/selection';
import type { TimeRange } from '../timeline/timeRange';
import type { CommandContext } from './context';
import type { ZoomStep } from './timelineView';
import type { Weighing } from './weighing';
import type { Workbench } from './workbench';

type SelectionCommands = Pick<
  Workbench,
  | 'zoomTo'
  | 'panTo'
  | 'brushTo'
  | 'zoomBack'
  | 'toggleClause'
  | 'clearSelection'
  | 'narrowed'
  | 'tacticOfHunt'
  | 'narrowedScoping'
  | 'setZone'
  | 'setExecutions'
  | 'setLanesBy'
>;

const TACTICS = new Map(HUNTS.map((hunt) => [hunt.id, tacticOf(hunt)]));

/** What is in view on the timeline, and what it narrows elsewhere. */
export function selectionCommands(
  { store }: CommandContext,
  weighing: Weighing,
): SelectionCommands {
  const tacticOfHunt = (huntId: string) => TACTICS.get(huntId) ?? null;
  let scope: {
    readonly of: readonly Finding[];
    readonly selection: Selection;
    readonly rows: readonly ScopingRow[];
  } | null = null;
  return {
    narrowedScoping() {
      const { findings, selection } = store.getState();
      if (selection.length === 0) return weighing.scoping();
      if (scope?.of !== findings || scope.selection !== selection) {
        const rows = weighing.scopingOf(narrowFindings(findings, selection, tacticOfHunt));
        scope = { of: findings, selection, rows };
      }
      return scope.rows;
    },
    zoomTo: (range) =>
      store.setState(({ zoom, selection }) =>
        range === null
          ? { zoom: [], selection: exceptKind(selection, 'time') }
          : { zoom: [...zoom, plain(range)] },
      ),
    panTo: (range) =>
      store.setState(({ zoom }) => ({
        zoom: [...zoom.slice(0, -1), { ...zoom.at(-1), ...plain(range) }],
      })),
    brushTo: (range) =>
      store.setState(({ zoom, selection }) => ({
        zoom: [...zoom, { ...plain(range), timeBefore: timeOf(selection) }],
        selection: withClause(selection, { kind: 'time', range: plain(range) }),
      })),
    zoomBack: () =>
      store.setState(({ zoom, selection }) => ({
        zoom: zoom.slice(0, -1),
        selection: before(zoom.at(-1), selection),
      })),
    toggleClause: (clause) =>
      store.setState(({ selection }) => ({ selection: toggled(selection, clause) })),
    clearSelection: () => store.setState({ selection: NO_SELECTION }),
    narrowed: (findings) => narrowFindings(findings, store.getState().selection, tacticOfHunt),
    tacticOfHunt,
    setZone: (zone) => store.setState({ zone }),
    setExecutions: (executions) => store.setState({ executions }),
    setLanesBy: (lanesBy) => store.setState({ lanesBy }),
  };
}

/** The selection as it was before the step; a step that set no time clause changed nothing. */
function before(step: ZoomStep | undefined, selection: Selection): Selection {
  if (step?.timeBefore === undefined) return selection;
  return step.timeBefore === null
    ? exceptKind(selection, 'time')
    : withClause(selection, { kind: 'time', range: step.timeBefore });
}

function plain({ fromMs, toMs }: TimeRange): TimeRange {
  return { fromMs, toMs };
}
